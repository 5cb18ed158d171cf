/**
 * PostgreSQL's catalogue (14 to 18) as a structure, and a structure as PostgreSQL's statements. The catalogue is read by a
 * fixed number of set-based queries however many tables there are; definitions come from the server's own printing functions.
 */
package stepferry.tables.postgres.structure;
