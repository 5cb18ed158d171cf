package stepferry.bench.contenders;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people use on PostgreSQL. */
public final class PostgresTools {
    /** Two jobs each way. */
    public static final Contender DIRECTORY_DUMP = new Shell("pg_dump -Fd -j2 + pg_restore -j2", List.of("pg_dump", "pg_restore"), """
            pg_dump -Fd -j2 -f "$WORK/dump" "$SOURCE"
            pg_restore -j2 --clean --if-exists -d "$TARGET" "$WORK/dump"
            """);
    public static final Contender CUSTOM_DUMP = new Shell("pg_dump -Fc + pg_restore", List.of("pg_dump", "pg_restore"), """
            pg_dump -Fc -f "$WORK/dump" "$SOURCE"
            pg_restore --clean --if-exists -d "$TARGET" "$WORK/dump"
            """);
    public static final Contender PIPE = new Shell("pg_dump | psql", List.of("pg_dump", "psql"), """
            pg_dump --clean --if-exists "$SOURCE" | psql -qX -v ON_ERROR_STOP=1 -d "$TARGET"
            """);
    public static final Contender PGCOPYDB = new Shell("pgcopydb clone, 2 + 2 jobs", List.of("pgcopydb", "pg_dump", "pg_restore"), """
            at="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT"
            pgcopydb clone --dir "$WORK/pgcopydb" --source "$at/$SOURCE" --target "$at/$TARGET" --drop-if-exists --table-jobs 2 --index-jobs 2
            """);
    /** Rows only, into tables that stand there with their indexes. */
    public static final Contender COPY = new Shell("COPY | COPY, bare", List.of("psql"), """
            psql -qXAt -v ON_ERROR_STOP=1 -d "$SOURCE" -f "$WORK/read.sql" | psql -qX1 -v ON_ERROR_STOP=1 -d "$TARGET"
            """, stage -> Map.of("read.sql", script(stage.ground().columns(stage.source()), "truncate %1$s;\ncopy %1$s from stdin;", "")));
    /** What people write when only some rows may have changed. */
    public static final Contender BLIND_UPSERT = new Shell("COPY | COPY into temporary tables, ON CONFLICT", List.of("psql"), """
            psql -qXAt -v ON_ERROR_STOP=1 -d "$SOURCE" -f "$WORK/read.sql" | psql -qX1 -v ON_ERROR_STOP=1 -d "$TARGET"
            """, stage -> Map.of("read.sql", script(stage.ground().columns(stage.source()),
                    "create temporary table incoming (like %1$s);\ncopy incoming from stdin;",
                    "insert into %1$s select * from incoming on conflict (id) do update set %2$s;\ndrop table incoming;")));

    private PostgresTools() {}

    /** One session at the source writes the whole script for the session at the target, rows included. */
    private static String script(Map<String, List<String>> columns, String before, String after) {
        return columns.entrySet().stream().map(table -> {
            var set = table.getValue().stream().filter(column -> !column.equals("id")).map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));
            return said(before.formatted(table.getKey())) + "copy " + table.getKey() + " to stdout;\n\\echo '\\\\.'\n"
                    + said(after.formatted(table.getKey(), set));
        }).collect(Collectors.joining());
    }

    private static String said(String text) {
        return text.lines().map(line -> "\\echo '" + line + "'\n").collect(Collectors.joining());
    }
}
