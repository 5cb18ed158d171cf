package stepferry.bench.ground;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that a PostgreSQL server spent most time in, as its extension pg_stat_statements counts them. */
final class Statements {
    /** What the server must load when it starts. */
    static final String LIBRARY = "pg_stat_statements";
    /** Statements that differ in names and in the number of values are counted together; those of the benchmark's own watches are not. */
    private static final String TOP = """
            select format('%s s in %s calls: %s', round((sum(total_exec_time) / 1000)::numeric, 2), sum(calls), left(shape, 220))
            from pg_stat_statements, lateral (select regexp_replace(regexp_replace(regexp_replace(query,
                '"[^"]+"(, "[^"]+")*', '"…"', 'g'), '\\$\\d+(, \\$\\d+)*', '$', 'g'), '\\s+', ' ', 'g')) s(shape)
            where shape not like 'select exists (select from pg_locks%' and shape not like 'select $ from % limit $'
            group by shape order by sum(total_exec_time) desc limit 12
            """;

    private final PostgresGround ground;
    private final String database;

    Statements(PostgresGround ground, String database) throws SQLException {
        this.ground = ground;
        this.database = database;
        ground.execute(database, "create extension if not exists " + LIBRARY);
    }

    void begin() throws SQLException {
        ground.execute(database, "select pg_stat_statements_reset()");
    }

    List<String> top() throws SQLException {
        var lines = new ArrayList<String>();
        ground.pairs(database, TOP).forEach(row -> lines.add(row.getKey()));
        return lines;
    }
}
