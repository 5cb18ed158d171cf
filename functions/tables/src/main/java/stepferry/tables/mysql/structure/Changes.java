package stepferry.tables.mysql.structure;

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

    void add(Step step, Kind kind, String object, String table, String sql, String reason) {
        add(step, new StructureChange(sql, object, table, kind, step.phase(), false, reason));
    }

    void lose(Step step, Kind kind, String object, String table, String sql, String reason) {
        add(step, new StructureChange(sql, object, table, kind, step.phase(), true, reason));
    }

    void add(Step step, StructureChange change) {
        steps.computeIfAbsent(step, each -> new ArrayList<>()).add(change);
    }

    /** One ALTER TABLE for all of them, or none without any. */
    void alter(Step step, String table, List<Clause> clauses) {
        if (!clauses.isEmpty()) {
            add(step, Clause.together(step, table, clauses));
        }
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
