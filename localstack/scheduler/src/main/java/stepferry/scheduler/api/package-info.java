/**
 * The scheduler as the AWS SDK sees it: EventBridge Scheduler's paths and verbs, and beside them as much of SQS's JSON protocol as a look into the
 * one queue takes. What is not known is refused in the words that the SDK turns into its own exceptions.
 */
package stepferry.scheduler.api;
