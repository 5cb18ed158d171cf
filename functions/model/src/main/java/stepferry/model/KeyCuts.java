package stepferry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a table is cut, in the order of a key, into stretches that lie side by side.
 *
 * @param columns the key; empty when the table is not cut at all
 * @param bounds the first key of each stretch but the first one, ascending
 */
public record KeyCuts(List<String> columns, List<List<String>> bounds) {
    /** The whole table is one stretch, in no order. */
    public static final KeyCuts NONE = new KeyCuts(List.of(), List.of());

    public KeyCuts {
        columns = List.copyOf(columns);
        bounds = bounds.stream().map(List::copyOf).toList();
        for (var bound : bounds) {
            if (bound.size() != columns.size()) {
                throw new IllegalArgumentException("a bound has a value for each of " + columns + ", and not " + bound.size());
            }
        }
    }

    /** How many stretches there are. */
    public int count() {
        return bounds.size() + 1;
    }

    public List<KeyRange> ranges() {
        return IntStream.range(0, count()).mapToObj(this::range).toList();
    }

    public KeyRange range(int index) {
        return new KeyRange(columns, index == 0 ? List.of() : bounds.get(index - 1), index == bounds.size() ? List.of() : bounds.get(index));
    }

    /** The stretches of these ones, neighbours as one. */
    public List<KeyRange> spans(List<Integer> indexes) {
        var spans = new ArrayList<KeyRange>();
        int from = 0;
        for (int i = 0; i < indexes.size(); i++) {
            boolean last = i + 1 == indexes.size() || indexes.get(i + 1) != indexes.get(i) + 1;
            if (last) {
                spans.add(new KeyRange(columns, range(indexes.get(from)).from(), range(indexes.get(i)).to()));
                from = i + 1;
            }
        }
        return spans;
    }
}
