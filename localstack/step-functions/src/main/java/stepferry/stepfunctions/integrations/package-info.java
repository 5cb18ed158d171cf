/**
 * The services that a state calls: one small class each, by HTTP endpoint, giving errors the names that Step Functions gives
 * them.
 */
package stepferry.stepfunctions.integrations;
