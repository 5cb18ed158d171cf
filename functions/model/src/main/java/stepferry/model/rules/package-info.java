/**
 * The nouns of "which table gets which rule": how a profile classifies an application's tables, and what a rule set makes of
 * that. Table and column names are the database's own, with their case, without schema and quotes.
 */
package stepferry.model.rules;
