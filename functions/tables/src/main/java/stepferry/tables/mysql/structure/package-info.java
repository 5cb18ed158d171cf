/**
 * Reads the structure of a MariaDB or MySQL schema from information_schema, and from SHOW CREATE where that says too little,
 * and writes the statements that turn one structure into another. Statements commit here one by one, so each leaves a state
 * from which the difference can be computed again.
 */
package stepferry.tables.mysql.structure;
