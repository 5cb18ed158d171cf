/**
 * The demo: a small CRM in two environments on this machine, promoted from dev to prod. Everything it tells is asked of the
 * databases and of the journal while it runs.
 */
package stepferry.commandline.demo;
