package stepferry.tables.mysql.structure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.Column;
import stepferry.model.structure.View;

/** Views, without the account that made them and without the schema's name in their query. */
final class ViewRows {
    private static final String QUERY = """
            SELECT TABLE_NAME AS name, VIEW_DEFINITION AS definition, CHECK_OPTION AS checked, SECURITY_TYPE AS security,
                %s AS algorithm
            FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ? ORDER BY CAST(TABLE_NAME AS BINARY)""";
    private static final Pattern ALGORITHM = Pattern.compile("^CREATE ALGORITHM=(\\w+) ");

    private final Catalogue catalogue;
    private final Relations relations;
    private final Map<String, List<Column>> columns;

    private ViewRows(Catalogue catalogue, Relations relations, Map<String, List<Column>> columns) {
        this.catalogue = catalogue;
        this.relations = relations;
        this.columns = columns;
    }

    static List<View> read(Catalogue catalogue, Relations relations, Map<String, List<Column>> columns) throws SQLException {
        var query = QUERY.formatted(catalogue.server().mariaDb() ? "ALGORITHM" : "NULL");
        return catalogue.list(query, new ViewRows(catalogue, relations, columns)::view);
    }

    private View view(Row row) throws SQLException {
        var name = row.text("name");
        var definition = row.optional("definition").orElseThrow(() -> new Rejected(ErrorCode.PERMISSION_MISSING,
                "The query of view '" + name + "' may not be read: grant the account SHOW VIEW on database '"
                        + catalogue.schema() + "', or make the view anew if the account that made it is gone").at("view", name));
        var text = new ViewText(definition, catalogue.schema(), relations.names());
        return new View(name, false, true, text.withoutSchema(), columns.getOrDefault(name, List.of()), text.uses(), List.of(),
                parameters(row, name), List.of(), List.of(), Optional.empty());
    }

    private List<String> parameters(Row row, String name) throws SQLException {
        var parameters = new ArrayList<String>();
        var algorithm = row.optional("algorithm").orElse("");
        parameters.add("ALGORITHM=" + (algorithm.isEmpty() ? shownAlgorithm(name) : algorithm));
        row.optional("checked").filter(each -> !each.equals("NONE")).ifPresent(each -> parameters.add("CHECK OPTION=" + each));
        parameters.add("SQL SECURITY=" + row.text("security"));
        return parameters;
    }

    private String shownAlgorithm(String view) throws SQLException {
        var shown = ALGORITHM.matcher(catalogue.shownView(view));
        return shown.find() ? shown.group(1) : "UNDEFINED";
    }
}
