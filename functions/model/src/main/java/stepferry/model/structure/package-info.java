/**
 * What a schema of a database is made of: tables, views, sequences and types as records that survive JSON. Names stand here
 * as the catalogue has them, never quoted. Definitions (defaults, checks, view bodies) are the database's own SQL text, with
 * objects of the schema unqualified, so that they fit a schema of another name.
 */
package stepferry.model.structure;
