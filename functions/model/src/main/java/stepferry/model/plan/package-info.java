/**
 * What a run would do to its target: rows and structure by table, with samples for people to read. A plan is bound to what stood in the
 * target when it was made, and its digest says whether two of them are the same.
 */
package stepferry.model.plan;
