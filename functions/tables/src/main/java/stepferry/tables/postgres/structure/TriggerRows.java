package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import stepferry.model.structure.Trigger;

/** The triggers that somebody made. */
final class TriggerRows {
    // Only the pretty form leaves the table unqualified.
    private static final String QUERY = """
            SELECT g.tgrelid AS relation, g.tgname, pg_get_triggerdef(g.oid, true) AS definition,
                CASE WHEN f.pronamespace <> c.relnamespace THEN f.pronamespace::regnamespace::text || '.' ELSE '' END || f.proname
                    AS function,
                f.pronamespace <> c.relnamespace AS outside,
                ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend p
                    JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
                    WHERE p.classid = 'pg_trigger'::regclass AND p.objid = g.oid AND p.refclassid = 'pg_class'::regclass
                        AND p.refobjid = c.oid AND p.refobjsubid > 0 ORDER BY 1) AS columns,
                CASE g.tgenabled WHEN 'O' THEN 'ORIGIN' WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE 'DISABLED' END
                    AS enabled,
                g.tgparentid <> 0 AS inherited, obj_description(g.oid, 'pg_trigger') AS comment
            FROM pg_class c
            JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal
            JOIN pg_proc f ON f.oid = g.tgfoid
            WHERE c.relnamespace = ? AND c.relkind IN ('r', 'p', 'v')
            ORDER BY g.tgrelid, g.tgname""";

    private TriggerRows() {}

    static Map<Long, List<Trigger>> read(Catalogue catalogue) throws SQLException {
        return catalogue.byRelation(QUERY, TriggerRows::trigger);
    }

    private static Trigger trigger(Row row) throws SQLException {
        return new Trigger(
                row.text("tgname"),
                row.text("definition"),
                row.text("function"),
                row.flag("outside"),
                row.list("columns"),
                row.text("enabled"),
                row.flag("inherited"),
                row.optional("comment"));
    }
}
