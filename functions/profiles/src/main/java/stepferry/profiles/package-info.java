/**
 * What an application's conventions are: which tables are whose, each system table's documented default rule, where the
 * application keeps its variables, version and counters. A profile only reads; it knows nothing about rule sets.
 */
package stepferry.profiles;
