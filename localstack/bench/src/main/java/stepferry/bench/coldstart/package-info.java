/**
 * How long the first invocation of a function takes: the zip's handlers in AWS's own Lambda runtime client, one fresh JVM for each, with and without
 * what may shorten it. A program of its own beside the benchmark of promotions.
 */
package stepferry.bench.coldstart;
