/**
 * Rollback: what has to be restored when a run fails after its backup began. An apply that did not commit left nothing
 * behind; one that did left a receipt, and then the backup is applied.
 */
package stepferry.rollback;
