package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.List;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Outline;

/** A table as a whole: what it is, what it inherits from, how it is kept. */
record TableChanges(Outline outline, Changes changes) {
    void write() {
        outline.surplusTables().reversed().forEach(this::drop);
        for (var table : outline.currentTables()) {
            if (outline.holds(table.name())) {
                alter(table, outline.goal(table.name()).orElseThrow());
            }
        }
        outline.newTables().forEach(table -> replicaIdentity(table, "DEFAULT"));
    }

    private static Subject subject(Table table) {
        return Subject.of("table", table.name());
    }

    private void drop(Table table) {
        outline.names().free(table);
        changes.lose(Step.DROP_TABLE, Kind.DROP_TABLE, subject(table), "DROP TABLE " + quote(table.name()),
                "the table " + table.name() + " is not part of the desired structure and goes with all its rows");
    }

    private void alter(Table mine, Table wanted) {
        if (mine.kind().partitioned() != wanted.kind().partitioned() || !mine.partitionKey().equals(wanted.partitionKey())) {
            changes.refuse("table " + mine.name() + " is " + words(mine) + " and shall be " + words(wanted));
            return;
        }
        family(mine, wanted);
        options(mine, wanted);
        replicaIdentity(wanted, mine.options().replicaIdentity() + mine.options().replicaIndex().orElse(""));
        new CommentChanges(changes).between("table " + mine.name(), mine.name(), "TABLE " + quote(mine.name()),
                mine.comment(), wanted.comment());
    }

    private static String words(Table table) {
        return table.partitionKey().map(key -> "partitioned by " + key).orElse("not partitioned");
    }

    private void family(Table mine, Table wanted) {
        var moved = !mine.partitionBound().equals(wanted.partitionBound());
        // One that only moves stays long enough to follow its parent's columns.
        mine.parents().stream().filter(parent -> moved || !wanted.parents().contains(parent)).forEach(parent -> changes.add(
                wanted.parents().contains(parent) ? Step.DETACH_TO_MOVE : Step.DETACH, Kind.ALTER_TABLE, subject(mine),
                mine.kind().partition()
                        ? "ALTER TABLE " + quote(parent) + " DETACH PARTITION " + quote(mine.name())
                        : "ALTER TABLE " + quote(mine.name()) + " NO INHERIT " + quote(parent),
                "it is no child of " + parent + " any more, or holds other rows of it"));
        wanted.parents().stream().filter(parent -> moved || !mine.parents().contains(parent)).forEach(parent -> changes.add(
                wanted.kind().partition() ? Step.ATTACH : Step.INHERIT, Kind.ALTER_TABLE, subject(mine),
                wanted.kind().partition()
                        ? "ALTER TABLE " + quote(parent) + " ATTACH PARTITION " + quote(mine.name()) + " "
                                + wanted.partitionBound().orElseThrow()
                        : "ALTER TABLE " + quote(mine.name()) + " INHERIT " + quote(parent),
                "it becomes a child of " + parent));
    }

    private void options(Table mine, Table wanted) {
        if (mine.options().unlogged() != wanted.options().unlogged()) {
            set(mine, wanted.options().unlogged() ? "SET UNLOGGED" : "SET LOGGED");
        }
        var reset = beyond(mine.options().parameters(), wanted.options().parameters());
        var set = beyond(wanted.options().parameters(), mine.options().parameters());
        if (!reset.isEmpty()) {
            set(mine, "RESET (" + Parameters.names(reset) + ")");
        }
        if (!set.isEmpty()) {
            set(mine, "SET (" + Parameters.assignments(set) + ")");
        }
    }

    private static List<String> beyond(List<String> one, List<String> other) {
        return one.stream().filter(parameter -> !other.contains(parameter)).toList();
    }

    private void set(Table table, String what) {
        changes.add(Step.ALTER_TABLE, Kind.ALTER_TABLE, subject(table), "ALTER TABLE " + quote(table.name()) + " " + what,
                "it is kept differently");
    }

    private void replicaIdentity(Table wanted, String mine) {
        var options = wanted.options();
        if (!mine.equals(options.replicaIdentity() + options.replicaIndex().orElse(""))) {
            changes.add(Step.REPLICA_IDENTITY, Kind.ALTER_TABLE, subject(wanted),
                    "ALTER TABLE " + quote(wanted.name()) + " REPLICA IDENTITY "
                            + options.replicaIndex().map(index -> "USING INDEX "
                                    + quote(index)).orElse(options.replicaIdentity()),
                    "its rows are identified differently in replication");
        }
    }
}
