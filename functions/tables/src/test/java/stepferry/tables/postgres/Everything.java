package stepferry.tables.postgres;

import java.sql.SQLException;
import java.util.List;

/** All that a catalogue tells of a table, as text, whatever numbers its objects go by. */
final class Everything {
    private static final List<String> QUERIES = List.of(
            "select relname, pg_get_userbyid(relowner), relkind, relpersistence, relreplident, relrowsecurity,"
                    + " (select array_agg(o order by o) from unnest(reloptions) o) as options,"
                    + " (select reloptions from pg_class t where t.oid = c.reltoastrelid) as toast,"
                    + " (select array_agg(a::text order by a::text) from unnest(coalesce(relacl, acldefault('r', relowner))) a) as grants,"
                    + " obj_description(oid, 'pg_class') from pg_class c where oid = to_regclass('%1$s')",
            "select attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attstorage, attcompression, attoptions,"
                    + " nullif(attstattarget, -1), attcollation::regcollation, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum),"
                    + " (select array_agg(a::text order by a::text) from unnest(attacl) a) from pg_attribute"
                    + " left join pg_attrdef on adrelid = attrelid and adnum = attnum"
                    + " where attrelid = to_regclass('%1$s') and attnum > 0 and not attisdropped order by attname",
            "select conname, contype, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated, obj_description(oid, 'pg_constraint')"
                    + " from pg_constraint where conrelid = to_regclass('%1$s') or confrelid = to_regclass('%1$s') order by conname",
            "select pg_get_indexdef(indexrelid), indisclustered, indisreplident, indisprimary, indisvalid, obj_description(indexrelid, 'pg_class'),"
                    + " pg_get_userbyid(relowner) from pg_index join pg_class on pg_class.oid = indexrelid"
                    + " where indrelid = to_regclass('%1$s') order by 1",
            "select pg_get_triggerdef(oid), tgenabled, obj_description(oid, 'pg_trigger') from pg_trigger"
                    + " where tgrelid = to_regclass('%1$s') and not tgisinternal order by 1",
            "select relname, relnamespace::regnamespace, relpersistence, pg_get_userbyid(relowner), deptype, attname, s.*,"
                    + " (select array_agg(a::text order by a::text) from unnest(coalesce(relacl, acldefault('s', relowner))) a),"
                    + " obj_description(c.oid, 'pg_class') from pg_depend d join pg_class c on c.oid = objid and relkind = 'S'"
                    + " join pg_attribute on attrelid = refobjid and attnum = refobjsubid"
                    + " join lateral (select seqtypid, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle from pg_sequence"
                    + " where seqrelid = c.oid) s on true"
                    + " where refobjid = to_regclass('%1$s') order by relname");

    private Everything() {}

    static String of(Application application, String table) throws SQLException {
        var text = new StringBuilder();
        for (var query : QUERIES) {
            text.append(String.valueOf(application.all(query.formatted(table))).replace("|", "\n")).append("\n\n");
        }
        return text.toString();
    }
}
