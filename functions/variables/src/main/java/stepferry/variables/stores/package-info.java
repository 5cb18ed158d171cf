/**
 * Where environments keep their variables: a table of the application, the Secrets Manager, the parameters of the Systems Manager. Each
 * tells names and kinds, and takes values; a table's secrets are encrypted with the application's own key.
 */
package stepferry.variables.stores;
