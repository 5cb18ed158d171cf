/**
 * The benchmark: Stepferry beside what people would take instead, on the same servers, in the same run. One table comes out, and under it
 * what was to be reached. It is a program, not a test, since its numbers depend on the machine; the page docs/bench.md says how to read them.
 */
package stepferry.bench;
