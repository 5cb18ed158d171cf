/**
 * A run as seen from outside: its execution in Step Functions, its record and its events in the journal, put together into
 * one report. The two can disagree when a workflow was stopped from outside, and then the report says so.
 */
package stepferry.commandline.following;
