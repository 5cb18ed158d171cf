package stepferry.commandline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns that are as wide as what stands in them. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final String indent;

    private TextTable(String indent) {
        this.indent = indent;
    }

    public static TextTable of(String... head) {
        return new TextTable("").row((Object[]) head);
    }

    /** A table without a head, set in. */
    public static TextTable plain() {
        return new TextTable("  ");
    }

    public TextTable row(Object... cells) {
        rows.add(Stream.of(cells).map(String::valueOf).toList());
        return this;
    }

    public List<String> lines() {
        var widths = IntStream.range(0, rows.isEmpty() ? 0 : rows.getFirst().size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column) + " ".repeat(Math.max(0, widths[column] - row.get(column).length())))
                .collect(Collectors.joining("  ", indent, "")).stripTrailing();
    }
}
