package stepferry.bench.ground;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import stepferry.bench.data.DataSet;
import stepferry.bench.data.State;

/** What both engines are asked alike. */
abstract class Sessions implements Ground {
    private final List<String> made = new ArrayList<>();

    @Override
    public final Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user(), password());
    }

    @Override
    public final String database(DataSet data, State state) throws SQLException {
        var name = "bench_" + data.letter().toLowerCase(Locale.ROOT) + "_" + state.word();
        if (!made.contains(name)) {
            create(name);
            fill(name, state == State.EMPTY ? List.of() : data.statements(engine(), state));
            made.add(name);
        }
        return name;
    }

    abstract void create(String database) throws SQLException;

    /** What a server knows about its tables after a while it shall know at once. */
    abstract void settle(String database) throws SQLException;

    private void fill(String database, List<String> statements) throws SQLException {
        execute(database, statements.toArray(String[]::new));
        settle(database);
    }

    final void execute(String database, String... statements) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first two columns of each row; of one column it is both. */
    final List<Map.Entry<String, String>> pairs(String database, String sql) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<Map.Entry<String, String>>();
            while (rows.next()) {
                found.add(Map.entry(rows.getString(1), rows.getString(rows.getMetaData().getColumnCount())));
            }
            return found;
        }
    }

    final String value(String database, String sql) throws SQLException {
        return pairs(database, sql).getFirst().getValue();
    }

    static Map<String, List<String>> grouped(List<Map.Entry<String, String>> pairs) {
        var groups = new TreeMap<String, List<String>>();
        pairs.forEach(pair -> groups.computeIfAbsent(pair.getKey(), _ -> new ArrayList<>()).add(pair.getValue()));
        return groups;
    }
}
