package stepferry.model;

import java.util.List;

/**
 * A stretch of a table in the order of a key.
 *
 * @param columns the key
 * @param from the first key in it, each value as the engine's bulk form means it; empty when it has no beginning
 * @param to the first key behind it; empty when it has no end
 */
public record KeyRange(List<String> columns, List<String> from, List<String> to) {
    public KeyRange {
        columns = List.copyOf(columns);
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
