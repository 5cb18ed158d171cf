/** An application's environment variables: what a package needs, where it is used, and where an environment keeps them. Never a value. */
package stepferry.model.variables;
