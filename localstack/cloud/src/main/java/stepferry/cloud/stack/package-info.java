/**
 * The template as a CloudFormation stack, at AWS or at an endpoint that speaks its protocol: what it is made of is uploaded, the stack is created
 * or brought up to date, and its outputs are read. The SDK's own client for CloudFormation is not among our parts.
 */
package stepferry.cloud.stack;
