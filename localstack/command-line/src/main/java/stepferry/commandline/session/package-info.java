/**
 * What every command has: where it prints, whom it talks to, and the form of its answer, as text for people or as JSON for
 * programs. A command returns its answer; only this package prints it.
 */
package stepferry.commandline.session;
