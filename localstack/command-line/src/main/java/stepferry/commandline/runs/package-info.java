/**
 * Runs: promotions, exports and rollbacks are started by name, followed to their end, shown, and stopped. A run's exit code
 * says how it ended; starting one and leaving it alone is as good as waiting for it.
 */
package stepferry.commandline.runs;
