package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.Generated;
import stepferry.model.structure.Identity;

/** The columns of tables and views. */
final class ColumnRows {
    private static final String QUERY = """
            SELECT a.attrelid AS relation, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                CASE WHEN u.typnamespace = ns.oid THEN u.typname END AS user_type,
                a.attnotnull, pg_get_expr(d.adbin, d.adrelid) AS expression, a.attgenerated,
                (SELECT q.relname FROM pg_depend p JOIN pg_class q ON q.oid = p.refobjid AND q.relkind = 'S'
                    WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                        AND p.refclassid = 'pg_class'::regclass AND q.relnamespace = ns.oid LIMIT 1) AS draws_from,
                a.attidentity, s.sequence, s.*,
                CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
                a.attinhcount > 0 AS inherited, a.attislocal,
                CASE WHEN a.attstorage <> t.typstorage THEN
                    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
                END AS storage,
                CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
                col_description(a.attrelid, a.attnum) AS comment
            FROM pg_namespace ns
            JOIN pg_class c ON c.relnamespace = ns.oid AND c.relkind IN ('r', 'p', 'v', 'm')
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            JOIN pg_type u ON u.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN (SELECT p.refobjid, p.refobjsubid, q.relname AS sequence, %s
                FROM pg_depend p JOIN pg_class q ON q.oid = p.objid AND q.relkind = 'S' JOIN pg_sequence n ON n.seqrelid = q.oid
                WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass AND p.deptype = 'i'
                ) s ON s.refobjid = a.attrelid AND s.refobjsubid = a.attnum
            WHERE ns.oid = ?
            ORDER BY a.attrelid, a.attnum""".formatted(SequenceRows.OPTIONS);

    private ColumnRows() {}

    static Map<Long, List<Column>> read(Catalogue catalogue) throws SQLException {
        return catalogue.byRelation(QUERY, ColumnRows::column);
    }

    private static Column column(Row row) throws SQLException {
        var expression = row.optional("expression");
        var generated = generated(row, expression);
        return new Column(
                row.text("attname"),
                row.text("type"),
                row.optional("user_type"),
                !row.flag("attnotnull"),
                generated.isPresent() ? Optional.empty() : expression,
                row.optional("draws_from"),
                identity(row),
                generated,
                row.optional("collation"),
                row.flag("inherited"),
                row.flag("attislocal"),
                row.optional("storage"),
                row.optional("compression"),
                row.optional("comment"));
    }

    private static Optional<Generated> generated(Row row, Optional<String> expression) throws SQLException {
        var how = row.text("attgenerated");
        return how.isEmpty() ? Optional.empty() : expression.map(text -> new Generated(text, how.equals("s")));
    }

    // A partition shares its partitioned table's counter and has no sequence of its own.
    private static Optional<Identity> identity(Row row) throws SQLException {
        var how = row.text("attidentity");
        var sequence = row.optional("sequence");
        return how.isEmpty() || sequence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Identity(how.equals("a"), sequence.get(), SequenceRows.options(row)));
    }
}
