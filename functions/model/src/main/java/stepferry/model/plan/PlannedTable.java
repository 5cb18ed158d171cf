package stepferry.model.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Rule;
import stepferry.model.TableDigest;

/**
 * What a run would do to one table's rows.
 *
 * @param reason why that rule, in words
 * @param options what the rule set asks for its rows besides, in words; may be empty
 * @param rows how many rows are written; the most that can be, unless {@code exact}
 * @param exact whether the numbers are what the run will report
 * @param replaced whether the run removes all rows and writes the package's, and so reports more rows than those that differ
 * @param notes what the reader of the numbers should know, in sentences
 * @param compared the columns over which {@code standing} was computed
 * @param standing what the target's table held, on which the numbers rest; empty where there is no such table, where the run does not look
 *     at its rows, and where a merge writes nothing: other rows may come and go beside it
 */
public record PlannedTable(
        String table,
        Rule rule,
        String reason,
        String options,
        RowCounts rows,
        boolean exact,
        boolean replaced,
        List<String> notes,
        List<String> compared,
        Optional<TableDigest> standing,
        Samples samples) {
    public PlannedTable {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(rows, "rows");
        notes = List.copyOf(notes);
        compared = List.copyOf(compared);
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(samples, "samples");
    }
}
