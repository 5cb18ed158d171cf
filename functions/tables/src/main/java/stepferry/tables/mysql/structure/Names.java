package stepferry.tables.mysql.structure;

import java.util.List;
import stepferry.model.structure.Column;

/** Which columns an expression names. */
final class Names {
    private Names() {}

    static List<String> among(List<Column> columns, String expression) {
        var named = Word.of(expression).stream().filter(Word::isName).map(Word::name).toList();
        return columns.stream().map(Column::name)
                .filter(column -> named.stream().anyMatch(column::equalsIgnoreCase)).toList();
    }
}
