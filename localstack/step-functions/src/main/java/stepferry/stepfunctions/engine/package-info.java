/**
 * Runs executions. Each has a virtual thread that walks through its states; branches, iterations and child executions have
 * threads of
 * their own below it. Whatever must survive a restart goes to the journal before it takes effect, so that a new process
 * finds its way
 * back to the state where the old one stood.
 */
package stepferry.stepfunctions.engine;
