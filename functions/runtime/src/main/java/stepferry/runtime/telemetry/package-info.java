/**
 * What a function tells of itself while it works: lines of JSON, each with the run, step, table and part that it is about, and metrics
 * that CloudWatch takes out of such lines (embedded metric format). Nothing here calls anybody: whoever runs the function reads its output.
 */
package stepferry.runtime.telemetry;
