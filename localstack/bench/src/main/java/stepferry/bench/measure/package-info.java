/**
 * What a run costs, seen from outside: processor time and memory of processes as Linux accounts for them, and what other readers and
 * writers of the target noticed meanwhile. Nothing here knows what is being measured.
 */
package stepferry.bench.measure;
