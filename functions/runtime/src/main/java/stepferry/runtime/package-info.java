/**
 * What every Lambda shares: {@link stepferry.runtime.StepHandler} reads the state's input, keeps the lease, tells the
 * journal, runs the deed and writes the outcome; the factories give deeds their clients, stores and database connections.
 */
package stepferry.runtime;
