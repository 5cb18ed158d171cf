package stepferry.tables.postgres.structure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;

/** Collects statements by step, and what no statement can mend. */
final class Changes {
    private final Map<Step, List<StructureChange>> steps = new EnumMap<>(Step.class);
    private final List<String> refusals = new ArrayList<>();

    /** What a statement is about: the words for people and the table, view, type or sequence it belongs to. */
    record Subject(String object, String table) {
        static Subject of(String kind, String name) {
            return new Subject(kind + " " + name, name);
        }

        static Subject of(String kind, String table, String part) {
            return new Subject(kind + " " + part + " of " + table, table);
        }

        static Subject column(String table, String column) {
            return new Subject("column " + table + "." + column, table);
        }
    }

    void add(Step step, Kind kind, Subject subject, String sql, String reason) {
        put(step, kind, subject, sql, false, reason);
    }

    void lose(Step step, Kind kind, Subject subject, String sql, String reason) {
        put(step, kind, subject, sql, true, reason);
    }

    void put(Step step, Kind kind, Subject subject, String sql, boolean destructive, String reason) {
        steps.computeIfAbsent(step, each -> new ArrayList<>())
                .add(new StructureChange(sql, subject.object(), subject.table(), kind, step.phase(), destructive, reason));
    }

    void refuse(String reason) {
        if (!refusals.contains(reason)) {
            refusals.add(reason);
        }
    }

    /** @throws Rejected naming all that was refused */
    List<StructureChange> inOrder() {
        if (!refusals.isEmpty()) {
            throw new Rejected(ErrorCode.STRUCTURE_IRRECONCILABLE,
                    "The target's structure cannot be brought in line by statements that keep its rows; mend these by hand or"
                            + " leave the tables out: " + String.join("; ", refusals));
        }
        return steps.values().stream().flatMap(List::stream).toList();
    }
}
