package stepferry.tables.postgres.structure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.View;
import stepferry.tables.structure.DependencyOrder;
import stepferry.tables.structure.Outline;

/** Which views there will be, and which of the target's must go, for good or while something under them changes. */
final class ViewPlan {
    private final Outline outline;
    private final TypeRebuild types;
    private final Fates fates;
    private final Set<String> tablesWithDroppedKeys;
    private final Map<String, View> goals = new LinkedHashMap<>();
    private final Map<String, Boolean> following = new HashMap<>();
    private final Set<String> doomed = new HashSet<>();

    ViewPlan(Outline outline, TypeRebuild types, Fates fates, Set<String> tablesWithDroppedKeys) {
        this.outline = outline;
        this.types = types;
        this.fates = fates;
        this.tablesWithDroppedKeys = tablesWithDroppedKeys;
        outline.current().views().stream().filter(view -> !outline.drops(view.name())).forEach(view -> goals.put(view.name(), view));
        outline.desired().views().stream().filter(view -> follows(view.name())).forEach(view -> goals.put(view.name(), view));
        order(outline.current().views()).stream().filter(this::mustGo).map(View::name).forEach(doomed::add);
    }

    /** The views there will be. */
    Map<String, View> goals() {
        return goals;
    }

    /** The views to drop, in the order in which they can be. */
    List<View> toDrop() {
        return order(outline.current().views()).reversed().stream().filter(view -> doomed.contains(view.name())).toList();
    }

    /** The views to make, those under others first. */
    List<View> toMake() {
        return order(List.copyOf(goals.values())).stream()
                .filter(view -> doomed.contains(view.name()) || outline.current().view(view.name()).isEmpty())
                .toList();
    }

    /** The view of the target that stays as it stands, if it does. */
    Optional<View> staying(View goal) {
        return outline.current().view(goal.name()).filter(view -> !doomed.contains(view.name()));
    }

    /** Whether a view of the desired structure takes part: with a table it reads, or if it reads none. */
    private boolean follows(String name) {
        if (outline.named(name)) {
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
        return DependencyOrder.of(new LinkedHashSet<>(byName.keySet()), name -> byName.get(name).relations()).stream()
                .map(byName::get).toList();
    }

    private boolean mustGo(View view) {
        var goal = Optional.ofNullable(goals.get(view.name()));
        return goal.filter(wanted -> same(view, wanted)).isEmpty()
                || view.uses().stream().anyMatch(this::shaken)
                || view.usesTypes().stream().anyMatch(types::rebuilds)
                || view.columns().stream().anyMatch(column -> column.userType().filter(types::rebuilds).isPresent());
    }

    private boolean shaken(ColumnName used) {
        return doomed.contains(used.table())
                || tablesWithDroppedKeys.contains(used.table())
                || outline.current(used.table()).isPresent()
                        && (outline.goal(used.table()).isEmpty() || shakenTable(used));
    }

    private boolean shakenTable(ColumnName used) {
        return used.column().isEmpty()
                ? outline.current(used.table()).orElseThrow().columns().stream()
                        .anyMatch(column -> fates.of(used.table(), column.name()).disturbed())
                : fates.of(used.table(), used.column()).disturbed();
    }

    private static boolean same(View one, View other) {
        return one.materialized() == other.materialized()
                && Canonical.of(one.definition()).equals(Canonical.of(other.definition()))
                && one.parameters().equals(other.parameters())
                && shape(one).equals(shape(other));
    }

    private static List<List<String>> shape(View view) {
        return view.columns().stream().map((Column column) -> List.of(column.name(), column.type())).toList();
    }
}
