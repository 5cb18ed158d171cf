package stepferry.bench.report;

import java.util.OptionalDouble;

/**
 * Something to be reached.
 *
 * @param text what, in words
 * @param limit where it is reached
 * @param atLeast whether more is better
 * @param measured absent if what it needs did not run
 */
record Target(String text, double limit, boolean atLeast, OptionalDouble measured) {
    static Target atMost(double limit, String text, OptionalDouble measured) {
        return new Target(text, limit, false, measured);
    }

    static Target atLeast(double limit, String text, OptionalDouble measured) {
        return new Target(text, limit, true, measured);
    }

    String line() {
        var bound = (atLeast ? ">= " : "<= ") + "%.2f".formatted(limit);
        if (measured.isEmpty()) {
            return "  %-8s %8s  %-8s %s".formatted("not run", "", bound, text);
        }
        double value = measured.getAsDouble();
        boolean reached = atLeast ? value >= limit : value <= limit;
        return "  %-8s %8.2f  %-8s %s".formatted(reached ? "reached" : "MISSED", value, bound, text);
    }
}
