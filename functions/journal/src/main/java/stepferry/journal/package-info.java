/**
 * What is remembered in DynamoDB, in one table: runs and their events, the lease of each target, environments and rule
 * sets. Steps return facts; this room writes them down, and the command line and the console read them.
 */
package stepferry.journal;
