/**
 * The servers that the contenders work on. A ground keeps a database for every state of a data set and lays the target out afresh before
 * each run; all contenders find the same server with the same settings.
 */
package stepferry.bench.ground;
