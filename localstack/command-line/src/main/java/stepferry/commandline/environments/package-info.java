/**
 * Environments by name: added, listed, checked and removed. A password is read here, goes straight to Secrets Manager and is
 * never printed, stored in the journal or taken as an argument.
 */
package stepferry.commandline.environments;
