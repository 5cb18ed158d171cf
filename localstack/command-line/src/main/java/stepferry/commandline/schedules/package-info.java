/**
 * Promotions that start by themselves, at a time or by cron. A schedule lies in EventBridge Scheduler, in the deployment's group, and holds the same
 * request that 'promote' would send; nothing else of it is kept anywhere.
 */
package stepferry.commandline.schedules;
