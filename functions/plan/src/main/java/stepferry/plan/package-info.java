/**
 * Plan: what the run would do to the target, table by table and row by row, before anything is touched. Rows that differ are brought into
 * temporary tables and compared there; the plan goes to the package storage for people to read, and its digest through the state machine.
 */
package stepferry.plan;
