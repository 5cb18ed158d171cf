package stepferry.profiles.nocobase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stepferry.model.rules.Belonging;
import stepferry.model.rules.Follows;
import stepferry.model.rules.Kind;
import stepferry.model.rules.TableClass;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/** Says whose each table is: documented tables first, then collections, then what hangs on them, and the rest is unknown. */
final class TableClassifier {
    private final Naming naming;
    private final Structure structure;
    private final List<CollectionRow> collections;
    private final List<Relation> relations;
    private final Map<String, TableClass> classes = new LinkedHashMap<>();

    TableClassifier(Naming naming, Structure structure, List<CollectionRow> collections, List<Relation> relations) {
        this.naming = naming;
        this.structure = structure;
        this.collections = collections;
        this.relations = relations;
    }

    /** One class for each table, in the structure's order. */
    List<TableClass> classify() {
        structure.tables().forEach(table -> classes.put(table.name(), TableClass.unknown(table.name())));
        var documented = documented();
        collections.stream().filter(row -> !documented.contains(tableOf(row).orElse(""))).forEach(this::placeCollection);
        joins().forEach((table, joined) -> {
            if (!documented.contains(table)) {
                follow(table, joined);
            }
        });
        structure.tables().forEach(this::placeTreePath);
        structure.tables().stream().filter(table -> table.kind().partition()).forEach(this::placePartition);
        return List.copyOf(classes.values());
    }

    /** What the classification could not say; call after {@link #classify}. */
    List<String> warnings() {
        var unknown = classes.values().stream().filter(each -> each.kind() == Kind.UNKNOWN).map(TableClass::table).toList();
        return unknown.isEmpty() ? List.of() : List.of("No documented rule and no collection is known for "
                + String.join(", ", unknown) + ": only their structure moves; "
                + "to carry their rows, name them in an independent rule");
    }

    private Set<String> documented() {
        var names = new LinkedHashSet<String>();
        for (var cells : Resource.DEFAULT_RULES.lines()) {
            var line = DocumentedTable.of(cells);
            naming.find(line.name(), structure).ifPresent(table -> {
                names.add(table);
                classes.put(table, new TableClass(
                        table, Kind.SYSTEM, line.module(), Optional.of(line.rule()), line.belonging(), Optional.empty()));
            });
        }
        return names;
    }

    private void placeCollection(CollectionRow row) {
        tableOf(row).ifPresent(table -> {
            if (row.plugin().isEmpty()) {
                classes.put(table, TableClass.userDefined(table));
            } else if (row.declaredRule().isPresent()) {
                classes.put(table, new TableClass(
                        table, Kind.SYSTEM, row.plugin().get(), row.declaredRule(), Belonging.BUSINESS, Optional.empty()));
            }
        });
    }

    private Map<String, List<Relation>> joins() {
        var joins = new LinkedHashMap<String, List<Relation>>();
        relations.forEach(relation -> naming.find(throughTable(relation), structure)
                .ifPresent(table -> joins.computeIfAbsent(table, t -> new ArrayList<>()).add(relation)));
        return joins;
    }

    private String throughTable(Relation relation) {
        return collections.stream()
                .filter(row -> row.name().equals(relation.through()))
                .map(CollectionRow::tableName)
                .findFirst()
                .orElse(relation.through());
    }

    private void follow(String table, List<Relation> joined) {
        var sides = joined.stream()
                .flatMap(relation -> Stream.of(relation.source(), relation.target()))
                .flatMap(collection -> tableOf(collection).stream())
                .filter(side -> !side.equals(table))
                .distinct()
                .toList();
        if (!sides.isEmpty()) {
            var known = classes.get(table);
            classes.put(table, known.following(new Follows(joined.getFirst().words(), sides), kindBeside(known, sides)));
        }
    }

    private Kind kindBeside(TableClass own, List<String> sides) {
        var ours = own.kind() == Kind.USER_DEFINED
                || sides.stream().anyMatch(side -> classes.get(side).kind() == Kind.USER_DEFINED);
        return ours ? Kind.USER_DEFINED : Kind.SYSTEM;
    }

    private void placeTreePath(Table table) {
        TreePaths.treeOf(table, naming).flatMap(this::tableOf).ifPresent(tree -> classes.put(table.name(), classes.get(table.name())
                .following(new Follows("tree paths of " + tree, List.of(tree)), classes.get(tree).kind())));
    }

    private void placePartition(Table partition) {
        var root = partition;
        while (root.kind().partition()) {
            root = structure.table(root.parents().getFirst()).orElseThrow();
        }
        classes.put(partition.name(), classes.get(root.name()).named(partition.name()));
    }

    private Optional<String> tableOf(CollectionRow row) {
        return row.stored() ? naming.find(row.tableName(), structure) : Optional.empty();
    }

    /** The table of a collection, if it has one here. */
    Optional<String> tableOf(String collection) {
        var row = collections.stream().filter(each -> each.name().equals(collection)).findFirst();
        return row.isPresent() ? tableOf(row.get()) : naming.find(collection, structure);
    }
}
