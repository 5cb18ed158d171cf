/**
 * A run that waits for a person: for values of variables, or for the approval of its plan. While it waits it holds no lease, so that
 * others may work on its target; whoever answers hands Step Functions the run's token, and the run takes its lease anew. What was
 * checked and planned before is checked and planned again.
 */
package stepferry.await;
