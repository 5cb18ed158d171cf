package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;

import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;

/** One thing that an ALTER TABLE does. A table is altered once a phase: each ALTER may rewrite all of its rows, and commits. */
record Clause(String sql, Kind kind, String object, boolean destructive, String reason) {
    private static final String PARTITIONING = "PARTITION";

    static Clause of(String sql, Kind kind, String object, String reason) {
        return new Clause(sql, kind, object, false, reason);
    }

    static Clause losing(String sql, Kind kind, String object, String reason) {
        return new Clause(sql, kind, object, true, reason);
    }

    // How a table is partitioned stands behind everything else, without a comma.
    private boolean trailing() {
        return sql.startsWith(PARTITIONING) || sql.startsWith("REMOVE " + PARTITIONING);
    }

    static StructureChange together(Step step, String table, List<Clause> clauses) {
        var body = clauses.stream().filter(each -> !each.trailing()).map(Clause::sql).collect(Collectors.joining(", "));
        var end = clauses.stream().filter(Clause::trailing).map(Clause::sql).collect(Collectors.joining());
        var alone = clauses.size() == 1;
        var destructive = clauses.stream().anyMatch(Clause::destructive);
        return new StructureChange(
                "ALTER TABLE " + quote(table) + (body.isEmpty() ? "" : " " + body) + (end.isEmpty() ? "" : " " + end),
                alone ? clauses.getFirst().object() : "table " + table,
                table,
                alone ? clauses.getFirst().kind() : Kind.ALTER_TABLE,
                step.phase(),
                destructive,
                clauses.stream().filter(each -> each.destructive() == destructive).map(Clause::reason).distinct()
                        .collect(Collectors.joining("; ")));
    }
}
