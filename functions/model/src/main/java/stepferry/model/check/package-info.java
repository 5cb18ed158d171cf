/** What was found when a package was held against its target. */
package stepferry.model.check;
