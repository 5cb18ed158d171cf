package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Table;
import stepferry.tables.mysql.structure.TriggerSql.Placed;
import stepferry.tables.structure.Outline;

/** Triggers that differ. One that does takes all of its moment along, because it would come back as the last of them. */
record TriggerChanges(Outline outline, Routines routines, Changes changes) {
    void write() {
        var made = new ArrayList<Placed>();
        for (var table : outline.currentTables()) {
            outline.goal(table.name()).ifPresent(goal -> between(table, goal, made));
        }
        outline.newTables().forEach(table -> made.addAll(placed(table)));
        made.forEach(placed -> routines.check("the " + placed.object(), placed.trigger().definition()));
        TriggerSql.create(made).forEach(change -> changes.add(Step.CREATE_TRIGGER, change));
    }

    static List<Placed> placed(Table table) {
        return table.triggers().stream().map(trigger -> new Placed(table.name(), trigger)).toList();
    }

    private void between(Table table, Table goal, List<Placed> made) {
        var mine = byMoment(table);
        var wanted = byMoment(goal);
        for (var moment : mine.entrySet()) {
            if (!moment.getValue().equals(wanted.get(moment.getKey()))) {
                moment.getValue().forEach(placed -> changes.add(Step.DROP_TRIGGER,
                        TriggerSql.drop(placed, "it, or another trigger of its moment, differs")));
            }
        }
        wanted.forEach((moment, triggers) -> {
            if (!triggers.equals(Optional.ofNullable(mine.get(moment)).orElse(List.of()))) {
                made.addAll(triggers);
            }
        });
    }

    private static Map<String, List<Placed>> byMoment(Table table) {
        var moments = new LinkedHashMap<String, List<Placed>>();
        placed(table).forEach(each -> moments.computeIfAbsent(each.moment(), moment -> new ArrayList<>()).add(each));
        return moments;
    }
}
