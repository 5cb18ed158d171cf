/**
 * The embedded cloud. It reads the project's own template, gives every resource in it a real counterpart on this machine (S3,
 * DynamoDB, Secrets Manager, Step Functions, EventBridge Scheduler, and one JVM that runs the functions' handlers), and deploys the state machines
 * from the files that are deployed on AWS. What it runs cannot tell the difference.
 */
package stepferry.cloud;
