/**
 * A real MariaDB on loopback, a process of its own, for the tests that need one.
 * It is a module of its own because its binaries are large; it is started and ended like the servers beside it.
 */
package stepferry.servers.mariadb;
