package stepferry.tables.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;

/** What the user must be allowed to do in a target, asked for before anything is done. */
record PostgresRights(Sql sql) {
    private static final String WHOLE = """
            select quote_ident(current_user) as me, quote_ident(current_database()) as database, quote_ident(current_schema()) as schema,
                has_schema_privilege(current_schema(), 'CREATE') as creates,
                case when n.oid is null then has_database_privilege(current_database(), 'CREATE')
                    else has_schema_privilege(n.oid, 'USAGE') and not exists (select from pg_class c where c.relnamespace = n.oid and c.relkind = 'r'
                        and not (has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT')
                            and has_table_privilege(c.oid, 'UPDATE'))) end as receipts
            from (select) as one left join pg_namespace n on n.nspname = 'stepferry'""";
    private static final String TABLES = """
            select quote_ident(c.relname) as name, quote_ident(pg_get_userbyid(c.relowner)) as owner, c.relname = any (?) as altered
            from pg_class c where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p') and case
                when c.relname = any (?) then not pg_has_role(c.relowner, 'USAGE')
                when c.relname = any (?) then not (has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT')
                    and has_table_privilege(c.oid, 'DELETE')) else false end
            order by c.relname""";

    /** @throws Rejected with PERMISSION_MISSING, naming the statements and the grants */
    void refuseMissing(Structure standing, Collection<String> written, List<StructureChange> changes) {
        var user = sql.one("looking at the user's rights", WHOLE).orElseThrow();
        var me = user.get("me", String.class);
        var missing = new ArrayList<String>();
        if (!user.get("receipts", Boolean.class)) {
            missing.add("keeping receipts in the schema stepferry (GRANT CREATE ON DATABASE " + user.get("database", String.class) + " TO " + me
                    + ", or give the schema stepferry and its tables to " + me + ")");
        }
        if (changes.stream().anyMatch(change -> change.sql().startsWith("CREATE")) && !user.get("creates", Boolean.class)) {
            missing.add("CREATE in schema " + user.get("schema", String.class) + " (GRANT CREATE ON SCHEMA "
                    + user.get("schema", String.class) + " TO " + me + ")");
        }
        missing.addAll(tables(me, altered(standing, written, changes), written));
        if (!missing.isEmpty()) {
            throw new Rejected(ErrorCode.PERMISSION_MISSING,
                    "The environment's user " + me + " lacks rights for this run: " + String.join("; ", missing));
        }
    }

    private List<String> tables(String me, Set<String> altered, Collection<String> written) {
        var owned = altered.toArray(String[]::new);
        return sql.rows("looking at the rights on tables", TABLES, owned, owned, written.toArray(String[]::new)).stream()
                .map(row -> (Boolean) row.get("altered")
                        ? "ALTER TABLE " + row.get("name") + " (GRANT " + row.get("owner") + " TO " + me + ", the owner of the table)"
                        : "DELETE and INSERT on table " + row.get("name") + " (GRANT SELECT, INSERT, DELETE ON "
                                + row.get("name") + " TO " + me + ")")
                .toList();
    }

    /** Foreign keys and triggers step aside while rows are written; that, too, alters their table. */
    private static Set<String> altered(Structure standing, Collection<String> written, List<StructureChange> changes) {
        var altered = new TreeSet<String>();
        changes.stream().map(StructureChange::table).forEach(altered::add);
        written.stream().flatMap(name -> standing.foreignKeysTouching(name).stream()).map(ForeignKey::table).forEach(altered::add);
        written.stream().flatMap(name -> standing.table(name).stream()).filter(table -> !table.userTriggers().isEmpty())
                .forEach(table -> altered.add(table.name()));
        return altered;
    }
}
