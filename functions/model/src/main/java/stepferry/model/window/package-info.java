/**
 * Maintenance windows: when a run may begin to change its target. A window is text that people write, and reads the wall clock of its own
 * time zone, whatever daylight saving does to it.
 */
package stepferry.model.window;
