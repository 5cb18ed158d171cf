/**
 * The values of an application's environment variables, from whoever gives them to the environment that keeps them: how they are written
 * down, what may be given, and the one secret in which a run's values wait. Nothing here prints a value.
 */
package stepferry.variables;
