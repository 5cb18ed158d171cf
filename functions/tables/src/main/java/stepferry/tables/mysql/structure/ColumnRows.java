package stepferry.tables.mysql.structure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.model.structure.Column;
import stepferry.model.structure.Generated;
import stepferry.model.structure.Identity;
import stepferry.model.structure.SequenceOptions;

/** The columns of tables and views. */
final class ColumnRows {
    private static final String QUERY = """
            SELECT TABLE_NAME AS relation, COLUMN_NAME AS name, COLUMN_TYPE AS type, COLUMN_DEFAULT AS value,
                IS_NULLABLE AS takes_null, EXTRA AS extra, COLLATION_NAME AS collation,
                GENERATION_EXPRESSION AS expression, COLUMN_COMMENT AS comment, %s AS srid
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION""";
    private static final Pattern ON_UPDATE = Pattern.compile("on update (\\S+)", Pattern.CASE_INSENSITIVE);
    // MySQL stopped printing these widths, which mean nothing, in 8.0.19.
    private static final Pattern WIDTH = Pattern.compile("^(tinyint|smallint|mediumint|int|bigint|year)\\((\\d+)\\)");

    private final Catalogue catalogue;
    private final Relations relations;
    private final Map<String, Map<String, String>> checks;

    private ColumnRows(Catalogue catalogue, Relations relations, Map<String, Map<String, String>> checks) {
        this.catalogue = catalogue;
        this.relations = relations;
        this.checks = checks;
    }

    static Map<String, List<Column>> read(Catalogue catalogue, Relations relations) throws SQLException {
        var rows = new ColumnRows(catalogue, relations, CheckRows.ofColumns(catalogue));
        return catalogue.byRelation(QUERY.formatted(catalogue.server().mariaDb() ? "NULL" : "SRS_ID"), rows::column);
    }

    private Column column(Row row) throws SQLException {
        var table = row.text("relation");
        var type = type(row);
        var extra = row.nullable("extra").orElse("");
        var counted = extra.contains("auto_increment");
        var generated = generated(row, table, extra);
        var value = counted || generated.isPresent() || !relations.byName().get(table).carried()
                ? Optional.<String>empty()
                : new DefaultValue(catalogue, row, table, type, extra).sql();
        return new Column(
                row.text("name"),
                type,
                Optional.empty(),
                row.yes("takes_null"),
                value,
                value.flatMap(DefaultValue::sequence),
                counted ? Optional.of(identity(table, type)) : Optional.empty(),
                generated,
                row.optional("collation").filter(each -> !relations.collation(table).equals(Optional.of(each))),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                clauses(row, table, extra),
                row.optional("comment"));
    }

    private String type(Row row) throws SQLException {
        var type = row.text("type");
        var srid = row.optional("srid").map(id -> " SRID " + id).orElse("");
        var meaningful = catalogue.server().mariaDb() || type.contains("zerofill") || type.startsWith("tinyint(1)");
        return (meaningful ? type : WIDTH.matcher(type).replaceFirst("$1")) + srid;
    }

    // Its rows are counted by the table itself: the counter goes by the table's name.
    private static Identity identity(String table, String type) {
        return new Identity(false, table, new SequenceOptions(type, 1, 1, 1, Long.MAX_VALUE, 1, false));
    }

    private Optional<Generated> generated(Row row, String table, String extra) throws SQLException {
        var expression = row.optional("expression");
        if (expression.isEmpty() || !relations.byName().get(table).carried()) {
            return Optional.empty();
        }
        var stored = !extra.toUpperCase(Locale.ROOT).contains("VIRTUAL");
        // MySQL prints it with its quotes escaped and its character sets changed.
        var text = catalogue.server().mariaDb() ? expression : catalogue.shown(table).generated(row.text("name"));
        return Optional.of(new Generated(text.orElse(expression.get()), stored));
    }

    private List<String> clauses(Row row, String table, String extra) throws SQLException {
        var clauses = new ArrayList<String>();
        var update = ON_UPDATE.matcher(extra);
        if (update.find()) {
            clauses.add("ON UPDATE " + update.group(1));
        }
        if (extra.contains("INVISIBLE")) {
            clauses.add("INVISIBLE");
        }
        Optional.ofNullable(checks.getOrDefault(table, Map.of()).get(row.text("name")))
                .ifPresent(check -> clauses.add("CHECK (" + check + ")"));
        return clauses;
    }
}
