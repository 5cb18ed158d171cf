package stepferry.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import stepferry.model.plan.SampleRow;
import stepferry.model.plan.SampleValue;
import stepferry.model.plan.SecretWords;

/**
 * What is shown of sample rows.
 *
 * @param hidden the columns whose values are never asked for
 * @param most how many rows
 */
public record Sampling(Set<String> hidden, int most) {
    /** Longer values are cut, in characters. */
    public static final int LONGEST = 100;
    /** So many columns tell enough of a row. */
    private static final int MOST_COLUMNS = 12;

    public Sampling {
        hidden = Set.copyOf(hidden);
    }

    /** What a query asks for of the values' text: a little more, so that it shows whether there is more. */
    public static int asked() {
        return LONGEST + 1;
    }

    /**
     * What a query asks for so that {@link #row} can read it.
     *
     * @param side the rows that are shown: {@code s} those that wait, {@code t} the table's
     * @param differs of each value whether it differs; empty where rows stand on one side only
     * @param text makes of a side and a column what gives the beginning of the value's text
     */
    public List<String> fields(String side, List<String> key, List<String> values, List<String> differs, BinaryOperator<String> text) {
        var fields = new ArrayList<String>();
        IntStream.range(0, key.size()).filter(i -> !hidden.contains(key.get(i)))
                .forEach(i -> fields.add(text.apply(side, key.get(i)) + " as k" + i));
        IntStream.range(0, values.size()).filter(i -> !hidden.contains(values.get(i))).forEach(i -> {
            if (!side.equals("s")) {
                fields.add(text.apply("t", values.get(i)) + " as b" + i);
            }
            if (side.equals("s") || !differs.isEmpty()) {
                fields.add(text.apply("s", values.get(i)) + " as a" + i);
            }
        });
        IntStream.range(0, differs.size()).forEach(i -> fields.add(differs.get(i) + " as d" + i));
        return fields;
    }

    /**
     * A row as it was read: {@code k0…} the key, {@code b0…} and {@code a0…} the values before and after, {@code d0…} whether they differ.
     *
     * @param differing whether only columns that differ are shown; else those that hold something
     */
    public SampleRow row(Map<String, Object> read, List<String> key, List<String> values, boolean differing) {
        var keys = new ArrayList<SampleValue>();
        for (int i = 0; i < key.size(); i++) {
            var text = text(read, "k" + i);
            keys.add(hidden.contains(key.get(i)) ? SampleValue.hidden(key.get(i)) : new SampleValue(key.get(i), text, text, false));
        }
        var shown = new ArrayList<SampleValue>();
        for (int i = 0; i < values.size() && shown.size() < MOST_COLUMNS; i++) {
            var value = value(read, values.get(i), i);
            if (differing ? isTrue(read.get("d" + i)) : value.hidden() || value.before().isPresent() || value.after().isPresent()) {
                shown.add(value);
            }
        }
        return new SampleRow(keys, shown);
    }

    private SampleValue value(Map<String, Object> read, String column, int place) {
        return hidden.contains(column)
                ? SampleValue.hidden(column)
                : new SampleValue(column, text(read, "b" + place), text(read, "a" + place), false);
    }

    private static Optional<String> text(Map<String, Object> read, String field) {
        return Optional.ofNullable(read.get(field)).map(Objects::toString).map(SecretWords::without).map(Sampling::cut);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) > LONGEST ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text;
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean yes ? yes : value instanceof Number number && number.longValue() != 0;
    }
}
