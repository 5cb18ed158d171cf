/**
 * Close: a run ends, well or badly. Its record says how, in a sentence for people, and the lease is given back.
 */
package stepferry.close;
