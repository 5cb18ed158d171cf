package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.Index;
import stepferry.model.structure.Table;
import stepferry.model.structure.TableKind;
import stepferry.model.structure.TableOptions;
import stepferry.model.structure.Trigger;
import stepferry.model.structure.View;

/** Tables and views, put together from their parts. */
record RelationRows(
        Map<Long, List<Column>> columns,
        Map<Long, List<Constraint>> constraints,
        Map<Long, List<Index>> indexes,
        Map<Long, List<Trigger>> triggers,
        Map<Long, List<ColumnName>> uses,
        Map<Long, List<String>> usesTypes) {

    private static final String NOT_OF_AN_EXTENSION = """
            NOT EXISTS (SELECT 1 FROM pg_depend e
                WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
            ORDER BY c.relname""";

    private static final String PARAMETERS = """
            ARRAY(SELECT o FROM (SELECT unnest(c.reloptions) UNION ALL
                SELECT 'toast.' || unnest(t.reloptions) FROM pg_class t WHERE t.oid = c.reltoastrelid) s(o) ORDER BY 1)
                AS parameters, obj_description(c.oid, 'pg_class') AS comment""";

    private static final String TABLES = """
            SELECT c.oid, c.relname, c.relkind, c.relispartition, c.relpersistence = 'u' AS unlogged, %s,
                CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' WHEN 'i' THEN 'INDEX' ELSE 'DEFAULT' END
                    AS replica_identity,
                (SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                    WHERE i.indrelid = c.oid AND i.indisreplident AND c.relreplident = 'i') AS replica_index,
                ARRAY(SELECT p.relname::text FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
                    WHERE h.inhrelid = c.oid AND p.relnamespace = c.relnamespace ORDER BY h.inhseqno) AS parents,
                pg_get_partkeydef(c.oid) AS partition_key, pg_get_expr(c.relpartbound, c.oid) AS partition_bound
            FROM pg_class c
            WHERE c.relnamespace = ? AND c.relkind IN ('r', 'p') AND %s""".formatted(PARAMETERS, NOT_OF_AN_EXTENSION);

    private static final String VIEWS = """
            SELECT c.oid, c.relname, c.relkind = 'm' AS materialized, c.relispopulated, pg_get_viewdef(c.oid) AS definition, %s
            FROM pg_class c
            WHERE c.relnamespace = ? AND c.relkind IN ('v', 'm') AND %s""".formatted(PARAMETERS, NOT_OF_AN_EXTENSION);

    private static final String USES = """
            SELECT DISTINCT c.oid AS relation, r.relname AS used, coalesce(a.attname, '') AS used_column
            FROM pg_class c
            JOIN pg_rewrite w ON w.ev_class = c.oid
            JOIN pg_depend p ON p.classid = 'pg_rewrite'::regclass AND p.objid = w.oid AND p.refclassid = 'pg_class'::regclass
            JOIN pg_class r ON r.oid = p.refobjid AND r.oid <> c.oid AND r.relnamespace = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = p.refobjsubid AND p.refobjsubid > 0
            WHERE c.relnamespace = ? AND c.relkind IN ('v', 'm')
            ORDER BY 1, 2, 3""";

    private static final String USES_TYPES = """
            SELECT DISTINCT c.oid AS relation, t.typname
            FROM pg_class c
            JOIN pg_rewrite w ON w.ev_class = c.oid
            JOIN pg_depend p ON p.classid = 'pg_rewrite'::regclass AND p.objid = w.oid AND p.refclassid = 'pg_type'::regclass
            JOIN pg_type d ON d.oid = p.refobjid AND d.typnamespace = c.relnamespace
            JOIN pg_type t ON t.oid = CASE WHEN d.typcategory = 'A' AND d.typelem <> 0 THEN d.typelem ELSE d.oid END
            WHERE c.relnamespace = ? AND c.relkind IN ('v', 'm')
            ORDER BY 1, 2""";

    static RelationRows read(Catalogue catalogue) throws SQLException {
        return new RelationRows(
                ColumnRows.read(catalogue),
                ConstraintRows.read(catalogue),
                IndexRows.read(catalogue),
                TriggerRows.read(catalogue),
                catalogue.byRelation(USES, row -> new ColumnName(row.text("used"), row.text("used_column"))),
                catalogue.byRelation(USES_TYPES, row -> row.text("typname")));
    }

    List<Table> tables(Catalogue catalogue) throws SQLException {
        return catalogue.list(TABLES, this::table);
    }

    List<View> views(Catalogue catalogue) throws SQLException {
        return catalogue.list(VIEWS, this::view);
    }

    private Table table(Row row) throws SQLException {
        var oid = row.number("oid");
        return new Table(
                row.text("relname"),
                kind(row),
                of(columns, oid),
                of(constraints, oid),
                of(indexes, oid),
                of(triggers, oid),
                row.list("parents"),
                row.optional("partition_key"),
                row.optional("partition_bound"),
                options(row),
                row.optional("comment"));
    }

    private static TableOptions options(Row row) throws SQLException {
        return new TableOptions(
                row.flag("unlogged"), row.list("parameters"), row.text("replica_identity"), row.optional("replica_index"));
    }

    private static TableKind kind(Row row) throws SQLException {
        var partitioned = row.text("relkind").equals("p");
        if (row.flag("relispartition")) {
            return partitioned ? TableKind.PARTITIONED_PARTITION : TableKind.PARTITION;
        }
        return partitioned ? TableKind.PARTITIONED : TableKind.TABLE;
    }

    private View view(Row row) throws SQLException {
        var oid = row.number("oid");
        return new View(
                row.text("relname"),
                row.flag("materialized"),
                row.flag("relispopulated"),
                query(row.text("definition")),
                of(columns, oid),
                of(uses, oid),
                of(usesTypes, oid),
                row.list("parameters"),
                of(indexes, oid),
                of(triggers, oid),
                row.optional("comment"));
    }

    private static String query(String definition) {
        var text = definition.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static <T> List<T> of(Map<Long, List<T>> parts, long oid) {
        return parts.getOrDefault(oid, List.of());
    }
}
