/**
 * The data that is moved: three data sets, each in the state of the source and in the states that a target may be in. Rows are made by the
 * servers themselves from numbers, so the same call gives the same rows on every machine.
 */
package stepferry.bench.data;
