/**
 * Where scenarios run. Scenarios that are marked {@link stepferry.cloud.places.Everywhere} are the end-to-end suite: written once, they run in
 * the embedded cloud with the other tests, and in any other place that somebody chooses.
 */
package stepferry.cloud.places;
