package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Sequence;
import stepferry.model.structure.SequenceOptions;

/** The sequences that do not belong to identity columns. */
final class SequenceRows {
    /** The options of a pg_sequence row called n. */
    static final String OPTIONS = "format_type(n.seqtypid, NULL) AS seqtype, n.seqstart, n.seqincrement, n.seqmin, n.seqmax,"
            + " n.seqcache, n.seqcycle";

    private static final String QUERY = """
            SELECT c.relname, c.relpersistence = 'u' AS unlogged, %s, t.relname AS owner_table, a.attname AS owner_column,
                obj_description(c.oid, 'pg_class') AS comment
            FROM pg_class c
            JOIN pg_sequence n ON n.seqrelid = c.oid
            LEFT JOIN pg_depend p ON p.classid = 'pg_class'::regclass AND p.objid = c.oid
                AND p.refclassid = 'pg_class'::regclass AND p.deptype IN ('a', 'i')
            LEFT JOIN pg_class t ON t.oid = p.refobjid AND t.relnamespace = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = p.refobjsubid
            WHERE c.relnamespace = ? AND c.relkind = 'S' AND p.deptype IS DISTINCT FROM 'i'
                AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
            ORDER BY c.relname""".formatted(OPTIONS);

    private SequenceRows() {}

    static List<Sequence> read(Catalogue catalogue) throws SQLException {
        return catalogue.list(QUERY, SequenceRows::sequence);
    }

    private static Sequence sequence(Row row) throws SQLException {
        var column = row.optional("owner_column");
        var table = row.optional("owner_table");
        return new Sequence(
                row.text("relname"),
                options(row),
                table.flatMap(owner -> column.map(name -> new ColumnName(owner, name))),
                row.flag("unlogged"),
                row.optional("comment"));
    }

    static SequenceOptions options(Row row) throws SQLException {
        return new SequenceOptions(
                row.text("seqtype"),
                row.number("seqstart"),
                row.number("seqincrement"),
                row.number("seqmin"),
                row.number("seqmax"),
                row.number("seqcache"),
                row.flag("seqcycle"));
    }
}
