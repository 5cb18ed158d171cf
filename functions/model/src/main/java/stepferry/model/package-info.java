/**
 * The nouns that every room speaks: rules, manifest, run, receipt and the errors. Records with their checks in the
 * constructor; nothing here knows AWS or a database. What one step hands to the next is a type of this package.
 */
package stepferry.model;
