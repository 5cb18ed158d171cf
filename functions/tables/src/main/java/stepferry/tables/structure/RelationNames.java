package stepferry.tables.structure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.Index;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/**
 * Who has which name, where an engine keeps relations and indexes in one space of names: PostgreSQL does so with tables, views,
 * sequences, indexes and the constraints that an index stands behind, so an index may meet its name on another table.
 */
public final class RelationNames {
    private final Map<String, String> holders = new HashMap<>();
    private final Set<String> freed = new HashSet<>();
    private final Map<String, String> taken = new HashMap<>();

    RelationNames(Structure current) {
        current.tables().forEach(this::hold);
        current.views().forEach(view -> {
            holders.put(view.name(), "view " + view.name());
            hold("view " + view.name(), view.indexes());
        });
        current.sequences().forEach(sequence -> holders.put(sequence.name(), "sequence " + sequence.name()));
    }

    private void hold(Table table) {
        holders.put(table.name(), "table " + table.name());
        hold("table " + table.name(), table.indexes());
        table.constraints().stream().filter(each -> each.kind().indexed())
                .forEach(each -> holders.put(each.name(), "constraint " + each.name() + " of table " + table.name()));
        table.columns().forEach(column -> column.identity()
                .ifPresent(identity -> holders.put(identity.sequence(), "sequence behind column " + table.name() + "." + column.name())));
    }

    private void hold(String owner, List<Index> indexes) {
        indexes.forEach(index -> holders.put(index.name(), "index " + index.name() + " of " + owner));
    }

    public boolean has(String name) {
        return holders.containsKey(name);
    }

    public void free(String name) {
        freed.add(name);
    }

    /** Everything that goes with the table. */
    public void free(Table table) {
        free(table.name());
        table.indexes().forEach(index -> free(index.name()));
        table.constraints().stream().map(Constraint::name).forEach(this::free);
        table.columns().forEach(column -> column.identity().ifPresent(identity -> free(identity.sequence())));
    }

    /** Notes who is to have the name; whatever frees names runs before whatever takes them. */
    public void take(String name, String by, Consumer<String> refuse) {
        var other = taken.put(name, by);
        if (other != null && !other.equals(by)) {
            refuse.accept(clash(name, by, other));
        }
    }

    public void refuseClashes(Consumer<String> refuse) {
        taken.forEach((name, by) -> {
            if (holders.containsKey(name) && !freed.contains(name)) {
                refuse.accept(clash(name, by, holders.get(name)));
            }
        });
    }

    private static String clash(String name, String by, String other) {
        return "the " + by + " needs the name '" + name + "', which the " + other + " has: rename one of them";
    }
}
