package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.literal;
import static stepferry.tables.Identifiers.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.KeyRange;

/** A stretch of a table as SQL. */
final class Stretch {
    private Stretch() {}

    /** What the key of a row in it must meet. */
    static List<String> conditions(String alias, KeyRange range) {
        var conditions = new ArrayList<String>();
        var key = range.columns().stream().map(column -> alias + quote(column)).collect(Collectors.joining(", ", "(", ")"));
        if (!range.from().isEmpty()) {
            conditions.add(key + " >= " + values(range.from()));
        }
        if (!range.to().isEmpty()) {
            conditions.add(key + " < " + values(range.to()));
        }
        return conditions;
    }

    /** That a row lies in one of them. */
    static String any(String alias, List<KeyRange> ranges) {
        return ranges.stream().map(range -> conditions(alias, range)).map(all -> all.isEmpty() ? "true" : String.join(" and ", all))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    // Without a type of their own the literals take that of the column beside them.
    private static String values(List<String> key) {
        return key.stream().map(value -> literal(value)).collect(Collectors.joining(", ", "(", ")"));
    }
}
