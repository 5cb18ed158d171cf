/**
 * Admit: lets a run in, or says why not. The request is understood, every name in it is known, the databases answer, and the
 * target's lease is taken; from here on the run is in the journal.
 */
package stepferry.admit;
