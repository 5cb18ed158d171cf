package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import stepferry.model.structure.Index;

/** The indexes without a constraint in front of them. */
final class IndexRows {
    private static final String QUERY = """
            SELECT i.indrelid AS relation, x.relname, i.indisunique,
                substr(pg_get_indexdef(x.oid), length(concat('CREATE ', CASE WHEN i.indisunique THEN 'UNIQUE ' END, 'INDEX ',
                    quote_ident(x.relname), ' ON ', CASE WHEN x.relkind = 'I' THEN 'ONLY ' END,
                    quote_ident(ns.nspname), '.', quote_ident(t.relname))) + 2) AS definition,
                CASE WHEN i.indexprs IS NULL THEN ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY u(n, i)
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = u.n
                    WHERE u.i <= x_keys.n ORDER BY u.i) END AS columns,
                ARRAY(SELECT a.attname::text FROM pg_depend p
                    JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
                    WHERE p.classid = 'pg_class'::regclass AND p.objid = x.oid AND p.refclassid = 'pg_class'::regclass
                        AND p.refobjid = t.oid AND p.refobjsubid > 0 ORDER BY a.attnum) AS touches,
                i.indpred IS NOT NULL AS partial, x.relispartition AS inherited,
                obj_description(x.oid, 'pg_class') AS comment
            FROM pg_namespace ns
            JOIN pg_class t ON t.relnamespace = ns.oid
            JOIN pg_index i ON i.indrelid = t.oid
            JOIN pg_class x ON x.oid = i.indexrelid
            CROSS JOIN LATERAL (SELECT i.indnkeyatts AS n) x_keys
            WHERE ns.oid = ? AND t.relkind IN ('r', 'p', 'm')
                AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
            ORDER BY i.indrelid, x.relname""";

    private IndexRows() {}

    static Map<Long, List<Index>> read(Catalogue catalogue) throws SQLException {
        return catalogue.byRelation(QUERY, IndexRows::index);
    }

    private static Index index(Row row) throws SQLException {
        return new Index(
                row.text("relname"),
                row.flag("indisunique"),
                row.text("definition"),
                row.list("columns"),
                row.list("touches"),
                row.flag("partial"),
                row.flag("inherited"),
                row.optional("comment"));
    }
}
