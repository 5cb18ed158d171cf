/**
 * The engine as the AWS SDK sees it: one handler for the AWS JSON protocol, one class for the actions on machines and one
 * for those on
 * executions.
 */
package stepferry.stepfunctions.api;
