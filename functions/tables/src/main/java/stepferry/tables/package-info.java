/**
 * The relational side of an environment: one {@link stepferry.tables.Database} per engine offers its structure, its rows in
 * bulk, digests computed where the rows are, sequences and receipts. Nothing above this package writes SQL.
 */
package stepferry.tables;
