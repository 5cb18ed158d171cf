package stepferry.variables.references;

/**
 * A place in a row that names a variable.
 *
 * @param defaulted whether it says what to take when there is no such variable
 */
record Reference(String name, boolean defaulted) {}
