package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import stepferry.model.structure.OutOfScope;

/** What the schema holds and the structure does not carry. */
final class OutOfScopeRows {
    private static final String QUERY = """
            WITH ns AS (SELECT oid FROM pg_namespace WHERE oid = ?),
            member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
            SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
                p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name
            FROM ns JOIN pg_proc p ON p.pronamespace = ns.oid
            WHERE NOT EXISTS (SELECT 1 FROM member WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
            UNION ALL SELECT 'extension', extname FROM pg_extension WHERE extname <> 'plpgsql'
            UNION ALL SELECT 'event trigger', evtname FROM pg_event_trigger
            UNION ALL SELECT 'policy', p.polname || ' on ' || c.relname
            FROM ns JOIN pg_class c ON c.relnamespace = ns.oid JOIN pg_policy p ON p.polrelid = c.oid
            UNION ALL SELECT 'row security', c.relname FROM ns JOIN pg_class c ON c.relnamespace = ns.oid AND c.relrowsecurity
            UNION ALL SELECT 'rule', w.rulename || ' on ' || c.relname
            FROM ns JOIN pg_class c ON c.relnamespace = ns.oid JOIN pg_rewrite w ON w.ev_class = c.oid AND w.rulename <> '_RETURN'
            UNION ALL SELECT 'foreign table', c.relname FROM ns JOIN pg_class c ON c.relnamespace = ns.oid AND c.relkind = 'f'
            UNION ALL SELECT 'typed table', c.relname FROM ns JOIN pg_class c ON c.relnamespace = ns.oid AND c.reloftype <> 0
            UNION ALL SELECT 'parent in another schema', c.relname
            FROM ns JOIN pg_class c ON c.relnamespace = ns.oid JOIN pg_inherits i ON i.inhrelid = c.oid
            JOIN pg_class p ON p.oid = i.inhparent AND p.relnamespace <> ns.oid AND c.relkind IN ('r', 'p')
            UNION ALL SELECT 'foreign key to another schema', k.conname || ' on ' || c.relname
            FROM ns JOIN pg_class c ON c.relnamespace = ns.oid JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f'
            JOIN pg_class r ON r.oid = k.confrelid AND r.relnamespace <> ns.oid
            UNION ALL SELECT 'extended statistics', s.stxname FROM ns JOIN pg_statistic_ext s ON s.stxnamespace = ns.oid
            UNION ALL SELECT 'base type', t.typname FROM ns JOIN pg_type t ON t.typnamespace = ns.oid AND t.typtype = 'b'
                AND NOT (t.typcategory = 'A' AND t.typelem <> 0)
            WHERE NOT EXISTS (SELECT 1 FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid)
            UNION ALL SELECT 'range type with a canonical function', t.typname
            FROM ns JOIN pg_type t ON t.typnamespace = ns.oid JOIN pg_range r ON r.rngtypid = t.oid AND r.rngcanonical <> 0
            UNION ALL SELECT 'collation', o.collname FROM ns JOIN pg_collation o ON o.collnamespace = ns.oid
            WHERE NOT EXISTS (SELECT 1 FROM member WHERE classid = 'pg_collation'::regclass AND objid = o.oid)
            UNION ALL SELECT 'operator', o.oprname FROM ns JOIN pg_operator o ON o.oprnamespace = ns.oid
            WHERE NOT EXISTS (SELECT 1 FROM member WHERE classid = 'pg_operator'::regclass AND objid = o.oid)
            UNION ALL SELECT 'text search configuration', o.cfgname FROM ns JOIN pg_ts_config o ON o.cfgnamespace = ns.oid
            WHERE NOT EXISTS (SELECT 1 FROM member WHERE classid = 'pg_ts_config'::regclass AND objid = o.oid)
            UNION ALL SELECT 'name of a system table', c.relname
            FROM ns JOIN pg_class c ON c.relnamespace = ns.oid AND c.relkind IN ('r', 'p', 'v', 'm')
            JOIN pg_class y ON y.relnamespace = 'pg_catalog'::regnamespace AND y.relname = c.relname
            UNION ALL SELECT 'name of a system type', t.typname
            FROM ns JOIN pg_type t ON t.typnamespace = ns.oid AND t.typtype IN ('e', 'd', 'r')
            JOIN pg_type y ON y.typnamespace = 'pg_catalog'::regnamespace AND y.typname = t.typname
            UNION ALL SELECT 'large objects', 'of the whole database' WHERE EXISTS (SELECT 1 FROM pg_largeobject_metadata)
            ORDER BY 1, 2""";

    private OutOfScopeRows() {}

    static List<OutOfScope> read(Catalogue catalogue) throws SQLException {
        return catalogue.list(QUERY, row -> new OutOfScope(row.text("kind"), row.text("name")));
    }
}
