/**
 * Apply: a package and its rules become a database. One transaction holds the structure changes, every table's rows, the
 * sequences, the digests' proof and the receipt, so that a reader sees the old application or the new one and a crash leaves
 * exactly one of them. Restoring a backup is the same deed with a backup as its package. Where rows are too many for one function,
 * Prepare and many a Load bring them ahead to tables where they wait, and Apply takes them from there.
 */
package stepferry.apply;
