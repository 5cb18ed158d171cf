package stepferry.bench.coldstart;

import java.util.function.Supplier;

/**
 * What a function is asked to do first.
 *
 * @param event a new one for each invocation
 * @param tidied puts back what an invocation took
 * @param expected a word of the answer, so that nothing is measured that fails
 */
record Errand(String name, String handler, Supplier<String> event, Runnable tidied, String expected) {}
