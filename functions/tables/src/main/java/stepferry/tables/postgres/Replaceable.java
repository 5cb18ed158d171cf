package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

/**
 * Whether a successor could carry everything that hangs on a table. Whatever depends on the table and is not known to be carried, now or in
 * a coming version of PostgreSQL, makes the answer no: then the table's rows are replaced where they are.
 */
record Replaceable(Sql sql, String schema) {
    // What the table is: an ordinary table, kept in the ordinary place, by a user whose part we can take.
    private static final String ORDINARY = """
            select exists (select from pg_class c join pg_am m on m.oid = c.relam
                where c.oid = to_regclass(?) and c.relkind = 'r' and c.relpersistence in ('p', 'u') and not c.relispartition
                    and c.reloftype = 0 and not c.relrowsecurity and not c.relforcerowsecurity
                    and m.amname = current_setting('default_table_access_method')
                    and c.reltablespace = 0 and current_setting('default_tablespace') = ''
                    and pg_has_role(c.relowner, 'USAGE')
                    and pg_has_role(c.relowner, case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end)
                    and has_schema_privilege(c.relnamespace, 'CREATE')
                    and coalesce((select pg_has_role(n.nspowner, 'USAGE') from pg_namespace n where n.nspname = ?),
                        has_database_privilege(current_database(), 'CREATE'))) as yes""";

    private static final String WITH_PARTS = """
            with it as (select c.oid, c.relnamespace, c.relowner, c.reltype, c.reltoastrelid, c.relacl
                from pg_class c where c.oid = to_regclass(?)),
            identities as (select d.objid as oid from it join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = it.oid
                join pg_class s on d.classid = 'pg_class'::regclass and s.oid = d.objid and s.relkind = 'S' where d.deptype = 'i'),
            indexes as (select i.* from it join pg_index i on i.indrelid = it.oid),
            keys as (select k.oid from it join pg_constraint k on k.conrelid = it.oid or k.contype = 'f' and k.confrelid = it.oid
                join pg_class c on c.oid = k.conrelid and c.relnamespace = it.relnamespace),
            parts (classid, objid) as (
                select 'pg_class'::regclass, oid from it union all select 'pg_class'::regclass, reltoastrelid from it
                union all select 'pg_class'::regclass, oid from identities
                union all select 'pg_class'::regclass, indexrelid from indexes
                union all select 'pg_class'::regclass, i.indexrelid from it join pg_index i on i.indrelid = it.reltoastrelid
                union all select 'pg_type'::regclass, reltype from it
                union all select 'pg_type'::regclass, t.typarray from it join pg_type t on t.oid = it.reltype
                union all select 'pg_attrdef'::regclass, d.oid from it join pg_attrdef d on d.adrelid = it.oid
                union all select 'pg_constraint'::regclass, oid from keys
                union all select 'pg_trigger'::regclass, g.oid from it join pg_trigger g
                    on g.tgrelid = it.oid or g.tgconstraint in (select oid from keys)),
            written_out (language) as (select oid from pg_language where lanname not in ('internal', 'c'))
            """;

    // What hangs on it. A sequence that a column owns stays as it is and is owned again.
    private static final String ALONE = WITH_PARTS + """
            select not exists (select from pg_depend d join parts p on p.classid = d.refclassid and p.objid = d.refobjid
                    where not exists (select from parts o where o.classid = d.classid and o.objid = d.objid)
                        and not exists (select from it join pg_class s on s.relkind = 'S' and s.relnamespace = it.relnamespace
                            where d.deptype = 'a' and d.classid = 'pg_class'::regclass and s.oid = d.objid
                                and d.refclassid = 'pg_class'::regclass and d.refobjid = it.oid))
                and not exists (select from pg_depend d join parts p on p.classid = d.classid and p.objid = d.objid
                    where d.deptype in ('e', 'x'))
                and not exists (select from pg_depend d join parts p on p.classid = d.refclassid and p.objid = d.refobjid
                    where d.classid = 'pg_attrdef'::regclass and d.refobjsubid = 0)
                and not exists (select from it join pg_inherits i on it.oid in (i.inhrelid, i.inhparent))
                and not exists (select from pg_inherits i join indexes x on x.indexrelid in (i.inhrelid, i.inhparent))
                and not exists (select from parts p join pg_seclabel l on l.classoid = p.classid and l.objoid = p.objid)
                and not exists (select from it join pg_subscription_rel s on s.srrelid = it.oid)
                and not exists (select from pg_publication where puballtables)
                and not exists (select from it join pg_class c on c.oid = it.oid join pg_namespace n on n.oid = c.relnamespace
                    join pg_publication_tables t on t.schemaname = n.nspname and t.tablename = c.relname)
                and not exists (select from pg_event_trigger where evtenabled <> 'D') as yes""";

    // What the structure does not tell and nothing else brings along.
    private static final String TOLD = WITH_PARTS + """
            select not exists (select from it, aclexplode(it.relacl) a where a.grantor <> it.relowner)
                and not exists (select from it join pg_attribute t on t.attrelid = it.oid, aclexplode(t.attacl) a where a.grantor <> it.relowner)
                and not exists (select from it, identities q join pg_class s on s.oid = q.oid, aclexplode(s.relacl) a
                    where a.grantor <> it.relowner)
                and not exists (select from indexes i join pg_class x on x.oid = i.indexrelid
                    where not (i.indisvalid and i.indisready and i.indislive) or x.reltablespace <> 0
                        or x.reloptions is not null and exists (select from pg_constraint k where k.conindid = x.oid and k.conrelid = i.indrelid)
                        or exists (select from pg_attribute a where a.attrelid = x.oid and coalesce(a.attstattarget, -1) >= 0))
                and not exists (select from indexes i join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid
                    where d.refclassid = 'pg_proc'::regclass
                            and (select prolang from pg_proc where oid = d.refobjid) in (select language from written_out)
                        or d.refclassid = 'pg_operator'::regclass and (select f.prolang from pg_operator o join pg_proc f on f.oid = o.oprcode
                            where o.oid = d.refobjid) in (select language from written_out))
                and not exists (select from it join pg_constraint k on k.conrelid = it.oid and k.contype = 'n'
                    where not k.convalidated or k.connoinherit or obj_description(k.oid, 'pg_constraint') is not null) as yes""";

    boolean admits(String table, String successors) {
        return yes(ORDINARY, table, successors) && stillAdmits(table);
    }

    /** Whether nothing came to hang on the table since it was admitted. */
    boolean stillAdmits(String table) {
        return yes(ALONE, table) && yes(TOLD, table);
    }

    private boolean yes(String question, String table, Object... more) {
        var values = new Object[more.length + 1];
        values[0] = quote(schema, table);
        System.arraycopy(more, 0, values, 1, more.length);
        return sql.one("looking at what hangs on table '" + table + "'", question, values).orElseThrow().get("yes", Boolean.class);
    }
}
