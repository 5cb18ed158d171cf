/**
 * A small Step Functions that runs on your own machine: JSONata only, reached through the AWS SDK by endpoint. This package
 * starts it;
 * the definition, the language, the engine, its integrations, its journal and its API are rooms of their own.
 */
package stepferry.stepfunctions;
