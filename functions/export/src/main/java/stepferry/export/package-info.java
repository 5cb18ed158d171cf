/**
 * Export: a database becomes a package, all of it as of one instant. A promotion's package carries the rows that its rule set
 * moves; a backup carries the rows that the run it precedes may change.
 */
package stepferry.export;
