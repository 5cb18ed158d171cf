package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.quote;
import static stepferry.tables.mysql.Backticks.quoteAll;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.model.structure.View;
import stepferry.tables.structure.DependencyOrder;
import stepferry.tables.structure.Outline;

/** Views: a changed one is replaced in place when everything under it is there, which keeps the grants on it. */
final class ViewChanges {
    private final Outline outline;
    private final Routines routines;
    private final Changes changes;
    private final Map<String, View> goals = new LinkedHashMap<>();
    private final Map<String, Boolean> following = new HashMap<>();

    ViewChanges(Outline outline, Routines routines, Changes changes) {
        this.outline = outline;
        this.routines = routines;
        this.changes = changes;
        outline.current().views().stream().filter(view -> !outline.drops(view.name())).forEach(view -> goals.put(view.name(), view));
        outline.desired().views().stream().filter(view -> follows(view.name())).forEach(view -> goals.put(view.name(), view));
    }

    void write() {
        order(outline.current().views()).reversed().stream().filter(view -> !goals.containsKey(view.name())).forEach(this::drop);
        order(List.copyOf(goals.values())).forEach(this::make);
    }

    /** Whether a view of the desired structure takes part: with a relation it reads, or if it reads none. */
    private boolean follows(String name) {
        if (outline.exact()) {
            return true;
        }
        var known = following.get(name);
        if (known == null) {
            var relations = outline.desired().view(name).map(View::relations).orElse(List.of());
            known = relations.isEmpty() || relations.stream()
                    .anyMatch(each -> outline.holds(each) || outline.desired().view(each).isPresent() && follows(each));
            following.put(name, known);
        }
        return known;
    }

    private static List<View> order(List<View> views) {
        var byName = new LinkedHashMap<String, View>();
        views.forEach(view -> byName.put(view.name(), view));
        return DependencyOrder.of(byName.keySet(), name -> byName.get(name).relations()).stream().map(byName::get).toList();
    }

    private void drop(View view) {
        changes.add(Step.DROP_VIEW, Kind.DROP_VIEW, "view " + view.name(), view.name(), "DROP VIEW " + quote(view.name()),
                "it is not part of the desired structure");
    }

    private void make(View view) {
        view.uses().stream().filter(used -> !willHave(used)).forEach(used -> changes.refuse("the view " + view.name() + " reads "
                + used.table() + (used.column().isEmpty() ? "" : "." + used.column()) + ", which will not be there"));
        if (outline.goal(view.name()).isPresent()) {
            changes.refuse(view.name() + " is a table on one side and a view on the other");
        }
        if (outline.current().view(view.name()).filter(mine -> same(mine, view)).isEmpty()) {
            routines.check("the view " + view.name(), view.definition());
            changes.add(Step.CREATE_VIEW, Kind.CREATE_VIEW, "view " + view.name(), view.name(), sql(view),
                    "the target lacks it or has another one");
        }
    }

    private boolean willHave(ColumnName used) {
        if (outline.current().outOfScope().stream().anyMatch(each -> each.name().equals(used.table()))) {
            return true;
        }
        var columns = Optional.ofNullable(goals.get(used.table())).map(View::columns)
                .or(() -> outline.goal(used.table()).map(Table::columns));
        return columns.filter(each -> used.column().isEmpty()
                || each.stream().anyMatch(column -> column.name().equalsIgnoreCase(used.column()))).isPresent();
    }

    private static boolean same(View one, View other) {
        return one.definition().equals(other.definition()) && one.parameters().equals(other.parameters())
                && names(one).equals(names(other));
    }

    private static List<String> names(View view) {
        return view.columns().stream().map(Column::name).toList();
    }

    private static String sql(View view) {
        return "CREATE OR REPLACE " + option(view, "ALGORITHM").map(each -> "ALGORITHM=" + each + " ").orElse("")
                + option(view, "SQL SECURITY").map(each -> "SQL SECURITY " + each + " ").orElse("")
                + "VIEW " + quote(view.name()) + (view.columns().isEmpty() ? "" : " (" + quoteAll(names(view)) + ")")
                + " AS " + view.definition()
                + option(view, "CHECK OPTION").map(each -> " WITH " + each + " CHECK OPTION").orElse("");
    }

    private static Optional<String> option(View view, String name) {
        return view.parameters().stream().filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1)).findFirst();
    }
}
