/**
 * Those who move the data: the databases' own tools as shell commands, and Stepferry on its local stack. Each brings the target to what the
 * source holds and says what its own processes took; what the servers took is seen from outside.
 */
package stepferry.bench.contenders;
