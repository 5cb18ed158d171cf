/**
 * MariaDB 10.6 and later, MySQL 8: rows as typed text, digests by md5 over a row's canonical text. Statements that change
 * structure commit on these engines, so a landing records what it is about to do before it does it.
 */
package stepferry.tables.mysql;
