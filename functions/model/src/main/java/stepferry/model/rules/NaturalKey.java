package stepferry.model.rules;

import java.util.List;
import java.util.Objects;

/** Columns that say which row of a table is the same thing in two separate installations, whatever its primary key. */
public record NaturalKey(String table, List<String> columns) {
    public NaturalKey {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A natural key needs at least one column");
        }
    }
}
