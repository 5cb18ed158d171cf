/**
 * What is due, what is to be started, and what could not be. Every change is on disk before it is acted on, so what was due when the process
 * ended, or while it was down, is started by the next one as long as it is not too old. A start may be repeated: its execution's name is its own,
 * and Step Functions starts a name once.
 */
package stepferry.scheduler.engine;
