package stepferry.tables.structure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.model.structure.View;

/** The two structures as the scope makes one see them, with tables in the order parents first. */
public final class Outline {
    private final Structure current;
    private final Structure desired;
    private final Scope scope;
    private final Map<String, Table> currentTables;
    private final Map<String, Table> desiredTables;
    private final Set<String> inScope;
    private final RelationNames names;

    /** The scope decides which tables take part and what may go. */
    public Outline(Structure current, Structure desired, Scope scope) {
        this.current = current;
        this.desired = desired;
        this.scope = scope;
        currentTables = parentsFirst(current.tables());
        desiredTables = parentsFirst(desired.tables());
        names = new RelationNames(current);
        inScope = new LinkedHashSet<>();
        var families = desiredTables.keySet().stream().filter(scope::holds).map(this::whole).collect(Collectors.toSet());
        desiredTables.keySet().stream().filter(name -> families.contains(whole(name))).forEach(this::include);
    }

    // A statement about a partitioned table reaches its partitions, and most about a partition are refused.
    private String whole(String name) {
        var table = desiredTables.get(name);
        return table.kind().partition() && desiredTables.containsKey(table.parents().getFirst()) ? whole(table.parents().getFirst()) : name;
    }

    // A new child cannot be made without the parent that it inherits from.
    private void include(String name) {
        for (var parent : desiredTables.get(name).parents()) {
            if (!currentTables.containsKey(parent) && desiredTables.containsKey(parent)) {
                include(parent);
            }
        }
        inScope.add(name);
    }

    private static Map<String, Table> parentsFirst(List<Table> tables) {
        var byName = tables.stream()
                .collect(Collectors.toMap(Table::name, Function.identity(), (one, two) -> one, LinkedHashMap::new));
        var ordered = DependencyOrder.of(byName.keySet(), name -> byName.get(name).parents());
        return ordered.stream()
                .collect(Collectors.toMap(Function.identity(), byName::get, (one, two) -> one, LinkedHashMap::new));
    }

    public Structure current() {
        return current;
    }

    public Structure desired() {
        return desired;
    }

    public boolean exact() {
        return scope.isExact();
    }

    /** The names that are taken, and what becomes of them. */
    public RelationNames names() {
        return names;
    }

    /** Whether something of that name goes when it is not desired. */
    public boolean drops(String name) {
        return scope.drops(name);
    }

    public boolean replaced(String table) {
        return scope.replaced().contains(table);
    }

    /** Whether a view, type or sequence was named, as one that a run changed and that is to be changed back. */
    public boolean named(String name) {
        return scope.holds(name);
    }

    public boolean holds(String table) {
        return inScope.contains(table);
    }

    public Optional<Table> current(String table) {
        return Optional.ofNullable(currentTables.get(table));
    }

    /** Every table of the target, as it is. */
    public List<Table> currentTables() {
        return List.copyOf(currentTables.values());
    }

    /** The tables to make. */
    public List<Table> newTables() {
        return inScope.stream().filter(name -> !currentTables.containsKey(name)).map(desiredTables::get).toList();
    }

    /** The tables that the target has and shall not have. */
    public List<Table> surplusTables() {
        return currentTables.values().stream()
                .filter(table -> !desiredTables.containsKey(table.name()) && drops(table.name()))
                .toList();
    }

    /** Whether a part of the partitioned table goes, at any depth: its rows may be referred to until they go with it. */
    public boolean losesPartition(String table) {
        return currentTables.values().stream().filter(each -> each.kind().partition() && each.parents().contains(table))
                .anyMatch(part -> goal(part.name()).isEmpty() || losesPartition(part.name()));
    }

    /** What the table shall be in the end: as desired in scope, as it is outside of it, nothing if it goes or never was. */
    public Optional<Table> goal(String table) {
        if (holds(table)) {
            return Optional.of(desiredTables.get(table));
        }
        return drops(table) && !desiredTables.containsKey(table) ? Optional.empty() : current(table);
    }

    /** Every table there will be, parents first. */
    public List<Table> goals() {
        var names = new LinkedHashSet<>(desiredTables.keySet());
        names.addAll(currentTables.keySet());
        return names.stream().flatMap(name -> goal(name).stream()).toList();
    }

    /** The parents that the table has, keeps and therefore follows. */
    public List<Table> lastingParents(Table table) {
        var goal = goal(table.name()).map(Table::parents).orElse(List.of());
        return table.parents().stream()
                .filter(goal::contains)
                .flatMap(parent -> current(parent).stream())
                .toList();
    }

    /** Whether a relation, or a column of it, will be there when rows have been loaded. */
    public boolean willHave(ColumnName name, Map<String, View> views) {
        if (views.containsKey(name.table())) {
            var columns = views.get(name.table()).columns().stream().map(Column::name).toList();
            return name.column().isEmpty() || columns.contains(name.column());
        }
        return goal(name.table())
                .filter(table -> name.column().isEmpty() || table.column(name.column()).isPresent())
                .isPresent();
    }
}
