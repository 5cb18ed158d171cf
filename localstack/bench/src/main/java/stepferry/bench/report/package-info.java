/**
 * What is printed: the head, the one table, what was left out, and what was to be reached. Everything is text that can be pasted into
 * docs/bench.md as it is.
 */
package stepferry.bench.report;
