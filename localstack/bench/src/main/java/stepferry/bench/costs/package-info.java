/**
 * What a promotion costs on AWS, by count: states entered, functions' time, requests. Counted in runs on the local stack, whose functions are the
 * same; priced by AWS's list.
 */
package stepferry.bench.costs;
