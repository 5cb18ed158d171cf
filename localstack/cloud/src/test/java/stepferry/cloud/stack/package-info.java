/** Stacks, against an endpoint that answers as CloudFormation's documentation says, and a real S3. */
package stepferry.cloud.stack;
