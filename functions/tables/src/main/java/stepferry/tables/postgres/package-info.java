/**
 * PostgreSQL 14 and later: COPY in text form, digests by md5 over a row's text, foreign keys suspended by dropping and
 * adding them inside the transaction, sequences moved by ALTER SEQUENCE because setval is not undone by a rollback.
 */
package stepferry.tables.postgres;
