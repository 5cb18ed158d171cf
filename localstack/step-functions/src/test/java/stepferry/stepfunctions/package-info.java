/** The engine, as the AWS SDK's client sees it. */
package stepferry.stepfunctions;
