package stepferry.model.rules;

import java.util.List;
import java.util.Objects;

/**
 * A table in which an application keeps counters of its own. The value of a counter must never go back in a target.
 *
 * @param table    the table
 * @param identity the columns that say which counter a row is (they may hold null)
 * @param value    the column that only grows
 * @param along    columns that go with the value: they come from the row whose value is kept
 */
public record Counter(String table, List<String> identity, String value, List<String> along) {
    public Counter {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(value, "value");
        identity = List.copyOf(identity);
        along = List.copyOf(along);
    }
}
