package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;
import static stepferry.tables.mysql.Backticks.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Trigger;

/** The statements about triggers. */
final class TriggerSql {
    private static final String REASON = "the target lacks it, has another one, or it stood in the way";

    private TriggerSql() {}

    /** A trigger and the table it belongs to. */
    record Placed(String table, Trigger trigger) {
        String object() {
            return "trigger " + trigger.name() + " of " + table;
        }

        /** Such as {@code BEFORE INSERT}: the triggers of one moment fire in the order in which they were made. */
        String moment() {
            var words = Word.of(trigger.definition());
            return words.get(3).text() + " " + words.get(4).text();
        }
    }

    static StructureChange drop(Placed placed, String reason) {
        return new StructureChange("DROP TRIGGER IF EXISTS " + quote(placed.trigger().name()), placed.object(), placed.table(),
                Kind.DROP_TRIGGER, Step.DROP_TRIGGER.phase(), false, reason);
    }

    /** Makes them in their order, each read in the mode it was written in; the session gets its own mode back. */
    static List<StructureChange> create(List<Placed> triggers) {
        var changes = new ArrayList<StructureChange>();
        var mode = Optional.<String>empty();
        for (var placed : triggers) {
            var wanted = placed.trigger().sqlMode();
            if (!wanted.equals(mode)) {
                changes.add(setMode(placed, (mode.isEmpty() ? "@stepferry_sql_mode = @@SESSION.sql_mode, " : "")
                        + "SESSION sql_mode = " + literal(wanted.orElse(""))));
                mode = Optional.of(wanted.orElse(""));
            }
            changes.add(new StructureChange(placed.trigger().definition(), placed.object(), placed.table(), Kind.CREATE_TRIGGER,
                    Step.CREATE_TRIGGER.phase(), false, REASON));
        }
        if (mode.isPresent()) {
            changes.add(setMode(triggers.getLast(), "SESSION sql_mode = @stepferry_sql_mode"));
        }
        return changes;
    }

    private static StructureChange setMode(Placed placed, String assignments) {
        return new StructureChange("SET " + assignments, placed.object(), placed.table(), Kind.ALTER_TRIGGER,
                Step.CREATE_TRIGGER.phase(), false, "a trigger is read in the SQL mode of the session that makes it");
    }
}
