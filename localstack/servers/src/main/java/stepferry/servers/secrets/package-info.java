/**
 * AWS Secrets Manager as far as Stepferry needs it, over HTTP on loopback: create, put, get, describe, list and delete; and of the Parameter Store.
 * The secrets live in one file that only its owner may read; requests need not be signed, so whoever can reach the port can read.
 */
package stepferry.servers.secrets;
