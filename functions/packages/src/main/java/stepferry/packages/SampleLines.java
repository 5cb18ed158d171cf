package stepferry.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.plan.SampleRow;
import stepferry.model.plan.SampleValue;
import stepferry.model.plan.Samples;

/** Sample rows for people, a line each: {@code +} comes, {@code ~} changes, {@code -} goes. No value can leave its line. */
public final class SampleLines {
    static final String FENCE = "```";

    private SampleLines() {}

    public static List<String> of(Samples samples) {
        var lines = new ArrayList<String>();
        samples.inserted().forEach(row -> lines.add("+ " + row(row, value -> name(value) + " " + shown(value, value.after()))));
        samples.updated().forEach(row -> lines.add("~ " + row(row, SampleLines::changed)));
        samples.deleted().forEach(row -> lines.add("- " + row(row, value -> name(value) + " " + shown(value, value.before()))));
        return lines;
    }

    private static String row(SampleRow row, Function<SampleValue, String> words) {
        var key = row.key().stream().map(value -> name(value) + " " + shown(value, value.after().or(value::before)))
                .collect(Collectors.joining(", "));
        var values = row.values().stream().map(words).collect(Collectors.joining(", "));
        return key.isEmpty() || values.isEmpty() ? key + values : key + ": " + values;
    }

    private static String changed(SampleValue value) {
        return value.hidden() ? name(value) + " (hidden)" : name(value) + " " + shown(value, value.before()) + " → " + shown(value, value.after());
    }

    private static String name(SampleValue value) {
        return plain(value.column());
    }

    private static String shown(SampleValue value, Optional<String> text) {
        return value.hidden() ? "(hidden)" : text.map(SampleLines::plain).map(each -> each.isEmpty() ? "''" : each).orElse("null");
    }

    /** On one line, and without what a terminal would obey. */
    static String plain(String text) {
        return printable(text).replace("\n", "⏎").replace(FENCE, "'''");
    }

    static String printable(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", "·");
    }
}
