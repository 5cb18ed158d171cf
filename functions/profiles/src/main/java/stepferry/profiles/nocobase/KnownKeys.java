package stepferry.profiles.nocobase;

import java.util.List;
import java.util.stream.Stream;
import stepferry.model.rules.Counter;
import stepferry.model.rules.NaturalKey;
import stepferry.model.structure.Structure;

/** The application's counters and the natural keys of its tables, as far as a database has them. */
final class KnownKeys {
    private KnownKeys() {}

    /** The counters behind auto-number fields. */
    static List<Counter> counters(Naming naming, Structure structure) {
        var table = naming.table("sequences");
        var counter = new Counter(table, columns(naming, "collection", "field", "key"), naming.column("current"),
                columns(naming, "lastGeneratedAt"));
        return has(structure, table, Stream.concat(counter.identity().stream(), Stream.of(counter.value())).toList())
                ? List.of(counter)
                : List.of();
    }

    static List<NaturalKey> naturalKeys(Naming naming, Structure structure) {
        var documented = Resource.NATURAL_KEYS.lines().stream()
                .map(cells -> new NaturalKey(naming.table(cells[0]), columns(naming, cells[1].split(" "))))
                .filter(key -> has(structure, key.table(), key.columns()));
        var paths = structure.tables().stream().filter(table -> TreePaths.treeOf(table, naming).isPresent())
                .map(table -> new NaturalKey(table.name(), columns(naming, "nodePk")));
        return Stream.concat(documented, paths).toList();
    }

    private static List<String> columns(Naming naming, String... fields) {
        return Stream.of(fields).map(naming::column).toList();
    }

    private static boolean has(Structure structure, String table, List<String> columns) {
        return structure.table(table)
                .filter(found -> columns.stream().allMatch(column -> found.column(column).isPresent()))
                .isPresent();
    }
}
