package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.List;
import java.util.Optional;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.model.structure.Trigger;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Outline;

/** The triggers of tables and views; their functions are out of scope and must be in the target. */
record TriggerChanges(Outline outline, Fates fates, Changes changes) {
    void write() {
        for (var table : outline.currentTables()) {
            outline.goal(table.name()).ifPresent(goal -> between(table, goal));
        }
        outline.newTables().forEach(table -> made(table.name(), table.triggers()));
    }

    /** Makes the triggers of a table or view that was just made. */
    void made(String relation, List<Trigger> triggers) {
        triggers.stream().filter(each -> !each.inherited()).forEach(each -> create(relation, each));
    }

    private void between(Table table, Table goal) {
        for (var trigger : table.triggers()) {
            var wanted = named(goal.triggers(), trigger.name());
            if (trigger.inherited()) {
                continue;
            }
            if (wanted.isPresent() && same(trigger, wanted.get()) && !inTheWay(table, trigger)) {
                settle(table.name(), wanted.get(), trigger.enabled(), trigger.comment());
            } else {
                drop(table.name(), trigger);
                wanted.filter(each -> !each.inherited()).ifPresent(each -> create(table.name(), each));
            }
        }
        made(table.name(), goal.triggers().stream().filter(each -> named(table.triggers(), each.name()).isEmpty()).toList());
    }

    /** Brings the triggers of a view in line that itself stays. */
    void between(String view, List<Trigger> mine, List<Trigger> wanted) {
        for (var trigger : mine) {
            var twin = named(wanted, trigger.name());
            if (twin.isPresent() && same(trigger, twin.get())) {
                settle(view, twin.get(), trigger.enabled(), trigger.comment());
            } else {
                drop(view, trigger);
                twin.ifPresent(each -> create(view, each));
            }
        }
        made(view, wanted.stream().filter(each -> named(mine, each.name()).isEmpty()).toList());
    }

    private static boolean same(Trigger one, Trigger other) {
        return Canonical.of(one.definition()).equals(Canonical.of(other.definition()));
    }

    private static Optional<Trigger> named(List<Trigger> triggers, String name) {
        return triggers.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private boolean inTheWay(Table table, Trigger trigger) {
        return trigger.columns().stream().anyMatch(column -> fates.of(table.name(), column).disturbed());
    }

    private void drop(String relation, Trigger trigger) {
        changes.add(Step.DROP_TRIGGER, Kind.DROP_TRIGGER, Subject.of("trigger", relation, trigger.name()),
                "DROP TRIGGER " + quote(trigger.name()) + " ON " + quote(relation),
                "it differs or stands in the way of another change");
    }

    private void create(String relation, Trigger trigger) {
        if (!trigger.outside() && outline.current().outOfScope().stream()
                .noneMatch(each -> isFunction(each.kind(), each.name(), trigger))) {
            changes.refuse("the trigger " + trigger.name() + " of " + relation + " calls the function " + trigger.function()
                    + ", which the target lacks: make it there first");
        }
        changes.add(Step.CREATE_TRIGGER, Kind.CREATE_TRIGGER, Subject.of("trigger", relation, trigger.name()),
                trigger.definition(), "the target lacks it, has another one, or it stood in the way");
        settle(relation, trigger, "ORIGIN", Optional.empty());
    }

    private static boolean isFunction(String kind, String name, Trigger trigger) {
        return kind.equals("function") && name.equals(trigger.function() + "()");
    }

    private void settle(String relation, Trigger wanted, String enabled, Optional<String> comment) {
        if (!enabled.equals(wanted.enabled())) {
            changes.add(Step.CREATE_TRIGGER, Kind.ALTER_TRIGGER, Subject.of("trigger", relation, wanted.name()),
                    "ALTER TABLE " + quote(relation) + " " + enabling(wanted.enabled()) + " TRIGGER " + quote(wanted.name()),
                    "it fires at other times");
        }
        new CommentChanges(changes).between("trigger " + wanted.name(), relation,
                "TRIGGER " + quote(wanted.name()) + " ON " + quote(relation), comment, wanted.comment());
    }

    private static String enabling(String enabled) {
        return switch (enabled) {
            case "DISABLED" -> "DISABLE";
            case "ALWAYS" -> "ENABLE ALWAYS";
            case "REPLICA" -> "ENABLE REPLICA";
            default -> "ENABLE";
        };
    }
}
