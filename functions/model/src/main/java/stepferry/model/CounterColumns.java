package stepferry.model;

import java.util.List;

/**
 * A table in which the application counts by itself: a promotion never sets a target's counter back.
 *
 * @param key the columns that name a counter
 * @param value the column that counts
 * @param alongside columns that are taken from the row whose value wins
 */
public record CounterColumns(List<String> key, String value, List<String> alongside) {
    public CounterColumns {
        key = List.copyOf(key);
        alongside = List.copyOf(alongside);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a counter needs a key");
        }
    }
}
