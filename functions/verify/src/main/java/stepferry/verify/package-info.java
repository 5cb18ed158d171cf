/**
 * Verify: nothing succeeds unverified. After the commit, in a snapshot of its own, every table that the run wrote is compared
 * by count and digest with the receipt, and every overwritten one with the package.
 */
package stepferry.verify;
