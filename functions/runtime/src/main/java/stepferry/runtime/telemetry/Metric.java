package stepferry.runtime.telemetry;

import java.util.Objects;

/**
 * One value.
 *
 * @param name as CloudWatch shows it
 */
public record Metric(String name, Unit unit, double value) {
    /** What a value counts, in CloudWatch's words. */
    public enum Unit {
        COUNT("Count"),
        BYTES("Bytes"),
        MILLISECONDS("Milliseconds");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public Metric {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("metric " + name + " has no value");
        }
    }

    static Metric count(String name, long value) {
        return new Metric(name, Unit.COUNT, value);
    }
}
