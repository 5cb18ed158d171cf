/** Tests of what functions tell of themselves. */
package stepferry.runtime.telemetry;
