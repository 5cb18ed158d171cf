/**
 * The main classes of the servers that run in a JVM of their own. They reach the server by reflection, because its jars stand
 * only on the child's class path, and they print one line once the server answers.
 */
package stepferry.servers.child;
