/**
 * Rule sets: stored from a file, listed, and shown, with what they make of each table of an environment when one is named.
 */
package stepferry.commandline.rules;
