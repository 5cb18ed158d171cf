/**
 * The end-to-end suite away from the embedded cloud: on LocalStack, which Docker runs, and at any endpoint that speaks the protocols of AWS. A place that
 * is not there leaves its suite out, with one line that says why.
 */
package stepferry.places;
