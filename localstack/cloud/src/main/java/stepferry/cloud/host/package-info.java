/**
 * What stands in for Lambda: a JVM with the functions' jars on its class path and the Invoke API in front, and the keeper that
 * starts it again when it dies. Nothing here knows what the functions do.
 */
package stepferry.cloud.host;
