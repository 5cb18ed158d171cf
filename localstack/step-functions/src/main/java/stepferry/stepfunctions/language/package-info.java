/**
 * JSON and JSONata. Templates are JSON trees whose strings may be expressions; an evaluation sees the {@code $states} object
 * and the
 * variables in scope. The evaluator's own quirks (numbers as doubles, null beside undefined, frames that wear out) stay in here.
 */
package stepferry.stepfunctions.language;
