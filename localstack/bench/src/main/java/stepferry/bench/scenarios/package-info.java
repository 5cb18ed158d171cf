/**
 * What is run against what, in which order. A round lets every contender of a scenario run once, so that a slow minute of the machine meets
 * all of them; the first round also compares the target with the source.
 */
package stepferry.bench.scenarios;
