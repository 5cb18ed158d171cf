package stepferry.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of cells, the first column to the left and the others to the right; a line of a single cell is a heading. */
final class TextTable {
    private final List<List<String>> lines = new ArrayList<>();

    TextTable(List<String> head) {
        lines.add(List.copyOf(head));
    }

    void heading(String text) {
        lines.add(List.of(text));
    }

    void line(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, lines.getFirst().size()).map(this::width).toArray();
        var rule = "-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1));
        return lines.stream().map(line -> line.size() == 1 ? rule + "\n" + line.getFirst() : laidOut(line, widths))
                .collect(Collectors.joining("\n", "", "\n" + rule + "\n"));
    }

    private int width(int column) {
        return lines.stream().filter(line -> line.size() > 1).mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String laidOut(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> ("%" + (column == 0 ? "-" : "") + widths[column] + "s").formatted(line.get(column)))
                .collect(Collectors.joining("  ")).stripTrailing();
    }
}
