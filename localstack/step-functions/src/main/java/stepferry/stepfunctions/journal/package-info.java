/**
 * What survives a restart. Each execution writes one append-only file; the engine goes on from the last completed step of
 * every scope
 * in it, with the memos of the step that was under way. Files are never rewritten.
 */
package stepferry.stepfunctions.journal;
