/**
 * The command line: what {@code ./stepferry} runs. It is a client of the AWS APIs, on this machine or elsewhere, and calls no
 * step itself. Each concept has its commands in a package of its own; here they are put together, and failures become exit codes.
 */
package stepferry.commandline;
