package stepferry.cloud.kinds;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stepferry.cloud.kinds.Ground.Row;
import stepferry.model.Environment;

/** What the tables of an environment hold at one moment. */
record Contents(Map<String, Held> tables) {
    private static final Held NOTHING = new Held(List.of(), List.of());

    /**
     * One table.
     *
     * @param columns the columns that the rows' text shows
     */
    record Held(List<String> columns, List<Row> rows) {
        List<String> texts() {
            return rows.stream().map(Row::text).toList();
        }

        Map<String, Row> byKey() {
            return rows.stream().collect(Collectors.toMap(Row::key, row -> row, (one, two) -> one, TreeMap::new));
        }
    }

    static Contents of(Ground ground, Environment environment) throws SQLException {
        return of(ground, environment, Map.of());
    }

    /** The same, of the tables named only these columns. */
    static Contents of(Ground ground, Environment environment, Map<String, List<String>> narrowed) throws SQLException {
        var found = new TreeMap<String, Held>();
        try (var connection = ground.connect(environment)) {
            for (var table : ground.tables(connection)) {
                var columns = narrowed.containsKey(table) ? narrowed.get(table) : ground.columns(connection, table);
                found.put(table, new Held(columns, ground.rows(connection, table, columns, ground.key(connection, table))));
            }
        }
        return new Contents(found);
    }

    Held of(String table) {
        return tables.getOrDefault(table, NOTHING);
    }

    /** The columns that both have, table by table. */
    Map<String, List<String>> shared(Contents other) {
        return tables.entrySet().stream().filter(each -> other.tables.containsKey(each.getKey())).collect(Collectors.toMap(
                Map.Entry::getKey, each -> each.getValue().columns().stream().filter(other.of(each.getKey()).columns()::contains).toList()));
    }
}
