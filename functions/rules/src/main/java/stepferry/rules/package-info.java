/**
 * Rule sets: the text that people write, checked against a schema with line and column in every error; the model that is
 * stored; and their resolution, which gives every table of a source exactly one rule with the reason for it in words.
 */
package stepferry.rules;
