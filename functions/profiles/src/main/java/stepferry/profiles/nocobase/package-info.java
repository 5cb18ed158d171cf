/**
 * NocoBase: whose its tables are, read from its documented defaults and from the collections and fields that the
 * application keeps about itself. Names in this package's resources and constants are NocoBase's own; {@code Naming} turns
 * them into the database's names, where a table prefix or underscored names may be in use.
 */
package stepferry.profiles.nocobase;
