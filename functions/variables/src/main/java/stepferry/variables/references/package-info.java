/** Finds out which variables rows refer to, in the rows' bytes while they pass into a package, from several threads at once. */
package stepferry.variables.references;
