/**
 * A small EventBridge Scheduler in this process, for the real SDK's client by its endpoint: schedules by cron or at one time whose targets are
 * state machines. It starts executions through Step Functions' API, keeps what it has to do in a file, and answers for the queue in which
 * what could not be started ends.
 */
package stepferry.scheduler;
