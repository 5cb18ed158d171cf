package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column's default as SQL: MariaDB prints SQL, MySQL the bare text of a literal. */
record DefaultValue(Catalogue catalogue, Row row, String table, String type, String extra) {
    private static final Pattern NOW = Pattern.compile("CURRENT_TIMESTAMP(\\(\\d\\))?");
    private static final Pattern UNQUOTED = Pattern.compile(
            "^(tinyint|smallint|mediumint|int|bigint|decimal|float|double|bit|year)\\b.*");
    private static final Pattern BYTES = Pattern.compile("^(binary|varbinary)\\b.*");

    /** The sequence that a default of MariaDB draws from. */
    static Optional<String> sequence(String value) {
        var words = Word.of(value);
        return words.size() == 4 && words.getFirst().is("nextval") && words.get(2).isName()
                ? Optional.of(words.get(2).name())
                : Optional.empty();
    }

    Optional<String> sql() throws SQLException {
        var value = row.nullable("value");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return catalogue.server().mariaDb()
                ? value.filter(text -> !text.equals("NULL")).map(text -> ViewText.withoutSchema(text, catalogue.schema()))
                : Optional.of(ofMySql(value.get()));
    }

    private String ofMySql(String value) throws SQLException {
        if (NOW.matcher(value).matches() && extra.contains("DEFAULT_GENERATED")) {
            return value;
        }
        if (extra.contains("DEFAULT_GENERATED")) {
            return "(" + catalogue.shown(table).defaultExpression(row.text("name")).orElse(value) + ")";
        }
        var bare = UNQUOTED.matcher(type).matches() || BYTES.matcher(type).matches() && value.startsWith("0x");
        return bare ? value : literal(value);
    }
}
