package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Reference;

/** The constraints of tables, but for NOT NULL, which stands with the column. */
final class ConstraintRows {
    // A key that points at a partitioned table has one more row for each partition there; they follow the first one.
    private static final String QUERY = """
            SELECT k.conrelid AS relation, k.conname, k.contype, pg_get_constraintdef(k.oid) AS definition,
                ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, i)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i) AS columns,
                k.conparentid <> 0 OR (k.contype = 'c' AND NOT k.conislocal) AS inherited,
                k.condeferrable, k.condeferred, k.convalidated,
                r.relname AS referenced, r.relnamespace <> k.connamespace AS outside,
                r.relnamespace::regnamespace::text AS elsewhere,
                ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, i)
                    JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.i) AS referenced_columns,
                obj_description(k.oid, 'pg_constraint') AS comment
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid AND c.relkind IN ('r', 'p')
            LEFT JOIN pg_class r ON r.oid = k.confrelid AND k.contype = 'f'
            LEFT JOIN pg_constraint o ON o.oid = k.conparentid
            WHERE c.relnamespace = ? AND k.contype IN ('p', 'u', 'x', 'c', 'f') AND o.conrelid IS DISTINCT FROM k.conrelid
            ORDER BY k.conrelid, k.contype, k.conname""";

    private ConstraintRows() {}

    static Map<Long, List<Constraint>> read(Catalogue catalogue) throws SQLException {
        return catalogue.byRelation(QUERY, ConstraintRows::constraint);
    }

    private static Constraint constraint(Row row) throws SQLException {
        return new Constraint(
                row.text("conname"),
                kind(row.text("contype")),
                row.text("definition"),
                row.list("columns"),
                row.flag("inherited"),
                row.flag("condeferrable"),
                row.flag("condeferred"),
                row.flag("convalidated"),
                reference(row),
                row.optional("comment"));
    }

    private static ConstraintKind kind(String letter) {
        return switch (letter) {
            case "p" -> ConstraintKind.PRIMARY_KEY;
            case "u" -> ConstraintKind.UNIQUE;
            case "x" -> ConstraintKind.EXCLUSION;
            case "f" -> ConstraintKind.FOREIGN_KEY;
            default -> ConstraintKind.CHECK;
        };
    }

    private static Optional<Reference> reference(Row row) throws SQLException {
        var outside = row.flag("outside");
        var elsewhere = outside ? row.text("elsewhere") + "." : "";
        var columns = row.list("referenced_columns");
        return row.optional("referenced").map(table -> new Reference(elsewhere + table, columns, outside));
    }
}
