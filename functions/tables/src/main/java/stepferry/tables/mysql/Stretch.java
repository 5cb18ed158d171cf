package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.KeyRange;
import stepferry.model.structure.Table;

/** A stretch of a table as SQL. Its key is made of integers: other types' order depends on collations, and none is worth that here. */
final class Stretch {
    private static final Pattern INTEGER = Pattern.compile("(tiny|small|medium|big)?int\\b.*", Pattern.CASE_INSENSITIVE);

    private Stretch() {}

    /** The key that a table can be cut by; empty if there is none. */
    static List<String> keyOf(Table table) {
        var key = table.primaryKey();
        return key.stream().allMatch(name -> INTEGER.matcher(table.column(name).orElseThrow().type()).matches()) ? key : List.of();
    }

    /** What the key of a row in it must meet. */
    static List<String> conditions(String alias, KeyRange range) {
        var columns = range.columns().stream().map(column -> alias + quote(column)).toList();
        var conditions = new ArrayList<String>();
        if (!range.from().isEmpty()) {
            conditions.add(beyond(columns, ">", ">=", range.from()));
        }
        if (!range.to().isEmpty()) {
            conditions.add(beyond(columns, "<", "<", range.to()));
        }
        return conditions;
    }

    /** That a row lies in one of them. */
    static String any(String alias, List<KeyRange> ranges) {
        return ranges.stream().map(range -> conditions(alias, range)).map(all -> all.isEmpty() ? "true" : String.join(" and ", all))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Written out column by column: the comparison of two rows as such uses no index. */
    private static String beyond(List<String> columns, String strictly, String last, List<String> bound) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> IntStream.rangeClosed(0, i)
                        .mapToObj(j -> columns.get(j) + " " + (j < i ? "=" : i + 1 == columns.size() ? last : strictly) + " " + number(bound.get(j)))
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String number(String value) {
        return new BigInteger(value).toString();
    }
}
