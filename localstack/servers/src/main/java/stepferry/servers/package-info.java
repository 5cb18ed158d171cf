/**
 * Real servers on loopback, each a process of its own: PostgreSQL, an S3 server and DynamoDB Local.
 * Tests and the local stack start them here and reach them by JDBC or the AWS SDK.
 * A server never outlives the JVM that started it, however that JVM ends.
 */
package stepferry.servers;
