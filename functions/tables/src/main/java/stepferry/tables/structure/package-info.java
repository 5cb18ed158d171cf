/**
 * Reads the structure of a schema and says which statements turn one structure into another. The reading and the statements
 * belong to an engine; what is compared, what is left alone and what counts as a loss does not.
 */
package stepferry.tables.structure;
