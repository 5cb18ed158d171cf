/**
 * What a package brings beside what a target holds: which stretches differ, how rows come to wait beside a table, whose keys follow the
 * target's, and which rows would be written. Apply acts on it, Plan and the command line only tell; so it knows neither AWS nor a run.
 */
package stepferry.comparison;
