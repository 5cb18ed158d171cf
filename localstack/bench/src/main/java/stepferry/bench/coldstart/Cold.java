package stepferry.bench.coldstart;

/** One cold start: until the function asks for its first invocation, or may be frozen; then from the thaw, or the invocation, to the answer. */
record Cold(Moment init, Moment first) {
    /**
     * A stretch of it, in milliseconds.
     *
     * @param wall by the clock
     * @param cpu of all processors together: what stays comparable when others work on the machine, too
     */
    record Moment(double wall, double cpu) {
        Moment since(Moment earlier) {
            return new Moment(wall - earlier.wall, cpu - earlier.cpu);
        }
    }
}
