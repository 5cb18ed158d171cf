package stepferry.tables.postgres.structure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import stepferry.model.structure.Attribute;
import stepferry.model.structure.CompositeType;
import stepferry.model.structure.DomainCheck;
import stepferry.model.structure.DomainType;
import stepferry.model.structure.EnumType;
import stepferry.model.structure.RangeType;
import stepferry.model.structure.UserType;

/** The types made in the schema. */
final class TypeRows {
    private static final String ELEMENT =
            "CASE WHEN b.typcategory = 'A' AND b.typelem <> 0 THEN b.typelem ELSE b.oid END";

    private static final String OWN = """
            t.typnamespace = ? AND NOT EXISTS (SELECT 1 FROM pg_depend e
                WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')""";

    private static final String ENUMS = """
            SELECT t.typname, obj_description(t.oid, 'pg_type') AS comment,
                ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
            FROM pg_type t WHERE t.typtype = 'e' AND %s""".formatted(OWN);

    private static final String DOMAINS = """
            SELECT t.oid AS relation, t.typname, format_type(t.typbasetype, t.typtypmod) AS base, t.typnotnull,
                pg_get_expr(t.typdefaultbin, 0) AS default_value,
                CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END AS collation,
                ARRAY(SELECT u.typname::text FROM pg_type u WHERE u.oid = %s AND u.typnamespace = t.typnamespace) AS uses,
                obj_description(t.oid, 'pg_type') AS comment
            FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd' AND %s""".formatted(ELEMENT, OWN);

    private static final String CHECKS = """
            SELECT k.contypid AS relation, k.conname, pg_get_constraintdef(k.oid) AS definition
            FROM pg_constraint k WHERE k.connamespace = ? AND k.contypid <> 0 AND k.contype = 'c' ORDER BY k.conname""";

    private static final String COMPOSITES = """
            SELECT t.typrelid AS relation, t.typname, obj_description(t.oid, 'pg_type') AS comment,
                ARRAY(SELECT DISTINCT u.typname::text FROM pg_attribute a JOIN pg_type b ON b.oid = a.atttypid
                    JOIN pg_type u ON u.oid = %s AND u.typnamespace = t.typnamespace
                    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1) AS uses
            FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE %s""".formatted(ELEMENT, OWN);

    private static final String ATTRIBUTES = """
            SELECT a.attrelid AS relation, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.relnamespace = ? AND c.relkind = 'c' ORDER BY a.attrelid, a.attnum""";

    private static final String RANGES = """
            SELECT t.typname, obj_description(t.oid, 'pg_type') AS comment,
                ARRAY(SELECT u.typname::text FROM pg_type u WHERE u.oid = b.oid AND u.typnamespace = t.typnamespace) AS uses,
                concat('SUBTYPE = ', format_type(r.rngsubtype, NULL),
                    CASE WHEN NOT o.opcdefault THEN
                        ', SUBTYPE_OPCLASS = ' || quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
                    END,
                    CASE WHEN r.rngcollation <> b.typcollation THEN ', COLLATION = ' || r.rngcollation::regcollation END,
                    CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc END) AS definition,
                m.typname AS multirange
            FROM pg_type t JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_type b ON b.oid = r.rngsubtype
            JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_namespace n ON n.oid = o.opcnamespace
            JOIN pg_type m ON m.oid = r.rngmultitypid WHERE r.rngcanonical = 0 AND %s""".formatted(OWN);

    private TypeRows() {}

    static List<UserType> read(Catalogue catalogue) throws SQLException {
        var found = new ArrayList<UserType>(catalogue.list(ENUMS, TypeRows::enumeration));
        var checks = catalogue.byRelation(CHECKS, row -> new DomainCheck(row.text("conname"), row.text("definition")));
        found.addAll(catalogue.list(DOMAINS, row -> domain(row, checks)));
        var attributes = catalogue.byRelation(
                ATTRIBUTES, row -> new Attribute(row.text("attname"), row.text("type"), row.optional("collation")));
        found.addAll(catalogue.list(COMPOSITES, row -> composite(row, attributes)));
        found.addAll(catalogue.list(RANGES, TypeRows::range));
        found.sort(Comparator.comparing(UserType::name));
        return found;
    }

    private static EnumType enumeration(Row row) throws SQLException {
        return new EnumType(row.text("typname"), row.list("labels"), row.optional("comment"));
    }

    private static DomainType domain(Row row, Map<Long, List<DomainCheck>> checks) throws SQLException {
        return new DomainType(
                row.text("typname"),
                row.text("base"),
                !row.flag("typnotnull"),
                row.optional("default_value"),
                row.optional("collation"),
                checks.getOrDefault(row.number("relation"), List.of()),
                row.list("uses"),
                row.optional("comment"));
    }

    private static CompositeType composite(Row row, Map<Long, List<Attribute>> attributes) throws SQLException {
        return new CompositeType(
                row.text("typname"),
                attributes.getOrDefault(row.number("relation"), List.of()),
                row.list("uses"),
                row.optional("comment"));
    }

    private static RangeType range(Row row) throws SQLException {
        return new RangeType(row.text("typname"), row.text("definition"), row.text("multirange"), row.list("uses"),
                row.optional("comment"));
    }
}
