/**
 * The behaviour suite: every rule on every kind of table, through the whole workflow, once per database. What is expected is
 * worked out from the rows' text before and after, never from Stepferry's own digests.
 */
package stepferry.cloud.kinds;
