/**
 * When a schedule is due, as EventBridge Scheduler writes it. A time is one on the wall clock of the schedule's time zone: one that the clock
 * leaves out is passed over, one that it shows twice counts the first time.
 */
package stepferry.scheduler.expressions;
