package stepferry.tables.postgres;

import java.util.List;

/**
 * What a table has and its structure does not tell: who owns it, who may do what, how its values are counted and where its counters stand.
 * Each query writes the statements that give the same to the successor.
 *
 * @param table the quoted name of the table, with its schema
 * @param successor the quoted name of its successor, with its schema
 */
record Belongings(Sql sql, String table, String successor) {
    private static final String ONE_TABLE = "with one as (select to_regclass(?)::oid as old, to_regclass(?)::oid as new) ";

    private static final String COLUMN_SETTINGS = ONE_TABLE + """
            select format('alter table only %s alter column %I set statistics %s', one.new::regclass, attname, attstattarget) as sql
            from one join pg_attribute on attrelid = old and attnum > 0 and not attisdropped where coalesce(attstattarget, -1) >= 0
            union all select format('alter table only %s alter column %I set (%s)', one.new::regclass, attname, array_to_string(attoptions, ', '))
            from one join pg_attribute on attrelid = old and attnum > 0 and not attisdropped where attoptions is not null""";

    // In two goes, since one column's name may be another one's.
    private static final String NOT_NULL_NAMES = ONE_TABLE + """
            , renamed as (select one.new, n.oid, n.conname as mine, o.conname as wanted from one
                join pg_constraint o on o.conrelid = one.old and o.contype = 'n' join pg_constraint n on n.conrelid = one.new and n.contype = 'n'
                join pg_attribute oa on oa.attrelid = one.old and oa.attnum = o.conkey[1]
                join pg_attribute na on na.attrelid = one.new and na.attnum = n.conkey[1] and na.attname = oa.attname
                where o.conname <> n.conname)
            select sql from (select 1 as turn,
                format('alter table only %s rename constraint %I to %I', new::regclass, mine, 'stepferry' || oid) as sql
                from renamed union all select 2, format('alter table only %s rename constraint %I to %I', new::regclass, 'stepferry' || oid, wanted)
                from renamed) as turns order by turn""";

    private static final String CLUSTER = ONE_TABLE + """
            select format('alter table only %s cluster on %I', one.new::regclass, x.relname) as sql from one
            join pg_index i on i.indrelid = one.old and i.indisclustered join pg_class x on x.oid = i.indexrelid""";

    // Whom the owner's own role cannot create for is let into the schema for a moment.
    private static final String OWNER = ONE_TABLE + """
            select format(statement, n.nspname, pg_get_userbyid(o.relowner), one.new::regclass) as sql from one
            join pg_class o on o.oid = old join pg_class c on c.oid = new and c.relowner <> o.relowner
            join pg_namespace n on n.oid = c.relnamespace cross join unnest(array['grant create, usage on schema %1$I to %2$I',
                'alter table %3$s owner to %2$I', 'revoke create, usage on schema %1$I from %2$I']) with ordinality as s(statement, turn)
            order by turn""";

    // The table and its identity columns' sequences; the latter go by the same names in both schemas.
    private static final String GRANTS = ONE_TABLE + """
            , pairs as (
                select case c.relkind when 'S' then 'sequence' else 'table' end as kind,
                    case c.relkind when 'S' then 's' else 'r' end::"char" as type,
                    c.oid as old, n.oid as new, c.relacl as wanted, n.relacl as present, c.relowner as owner
                from one join pg_class c on c.oid = old or c.relkind = 'S' and exists (select from pg_depend d where d.deptype = 'i'
                    and d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.refobjid = one.old)
                join pg_class t on t.oid = one.new
                join pg_class n on n.relnamespace = t.relnamespace and n.relname = c.relname),
            differing as (select * from pairs where wanted is distinct from present),
            statements as (
                select 1 as turn, format('revoke all on %s %s from %s', kind, new::regclass, who(a.grantee)) as sql
                from differing, aclexplode(coalesce(present, acldefault(type, owner))) a group by kind, new, a.grantee
                union all select 2, format('grant %s on %s %s to %s%s', a.privilege_type, kind, new::regclass, who(a.grantee),
                    case when a.is_grantable then ' with grant option' else '' end)
                from differing, aclexplode(coalesce(wanted, acldefault(type, owner))) a
                union all select 3, format('grant %s (%I) on table %s to %s%s', a.privilege_type, t.attname, one.new::regclass, who(a.grantee),
                    case when a.is_grantable then ' with grant option' else '' end)
                from one join pg_attribute t on t.attrelid = old and t.attnum > 0 and not t.attisdropped, aclexplode(t.attacl) a
                union all select 4, format('comment on sequence %s is %L', new::regclass, obj_description(old, 'pg_class'))
                from pairs where kind = 'sequence' and obj_description(old, 'pg_class') is not null)
            select sql from statements order by turn""";

    private static final String WHO = "case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end";

    private static final String SEQUENCES = """
            select s.oid::regclass::text as sequence, s.relname::text as name, d.deptype = 'i' as identity, quote_ident(a.attname) as owner,
                q.seqincrement as step
            from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S' join pg_sequence q on q.seqrelid = s.oid
            join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = to_regclass(?)
                and d.deptype in ('a', 'i') order by 1""";

    /** What rows are written and counted by. */
    void settleColumns() {
        perform("settling the columns", COLUMN_SETTINGS);
        perform("naming constraints", NOT_NULL_NAMES);
    }

    /** For when the indexes are there. */
    void mark() {
        perform("marking the index to cluster by", CLUSTER);
    }

    void handOver() {
        perform("handing over to the owner", OWNER);
        perform("granting the same", GRANTS.replace("who(a.grantee)", WHO));
    }

    /** The sequences of identity columns, which the successor has its own of, and those that columns own. */
    List<Counter> counters() {
        return sql.rows("looking at the counters of table " + table, SEQUENCES, table).stream()
                .map(row -> new Counter((String) row.get("sequence"), (String) row.get("name"), (Boolean) row.get("identity"),
                        (String) row.get("owner"), (Long) row.get("step")))
                .toList();
    }

    /**
     * A sequence that fills a column.
     *
     * @param sequence its quoted name, with its schema where that is needed
     * @param owner the quoted name of the column
     */
    record Counter(String sequence, String name, boolean identity, String owner, long step) {
        /** Nobody draws from it until the transaction ends, so where it stands is where it stays. */
        String holding() {
            return "alter sequence " + sequence + " increment by " + step;
        }

        /** The successor's own sequence goes on where this one stands. */
        String goingOn() {
            return "select setval(to_regclass(?), last_value, is_called) from " + sequence;
        }

        String freeing() {
            return "alter sequence " + sequence + " owned by none";
        }

        String owning(String table) {
            return "alter sequence " + sequence + " owned by " + table + "." + owner;
        }
    }

    private void perform(String what, String query) {
        sql.runAll(what + " of table " + table,
                sql.rows(what + " of table " + table, query, table, successor).stream().map(row -> (String) row.get("sql")).toList());
    }
}
