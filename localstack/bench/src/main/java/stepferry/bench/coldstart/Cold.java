package stepferry.bench.coldstart;

/**
 * One cold start, in milliseconds.
 *
 * @param init from the start of the JVM until the function asks for its first invocation, or may be frozen
 * @param first from the first invocation (or the thaw before it) to its answer
 */
record Cold(double init, double first) {
    double both() {
        return init + first;
    }
}
