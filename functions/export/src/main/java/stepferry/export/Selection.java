package stepferry.export;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.rules.Classification;
import stepferry.model.rules.RowOptions;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.tables.RowSelection;
import stepferry.tables.Rows;

/**
 * What a package is to hold.
 *
 * @param structure the structure of the database
 * @param classification whose each table is
 * @param tables every table, with its rule
 * @param rules what chose the rules, for people
 * @param notices what the package does not carry, in sentences
 */
record Selection(Structure structure, Classification classification, List<Choice> tables, String rules, List<String> notices) {
    /**
     * One table's rule; its rows are in the package when the rule carries rows.
     *
     * @param standing what the table holds, where that is known already
     */
    record Choice(String table, Rule rule, String reason, RowOptions options, Optional<TableDigest> standing) {
        Choice {
            Objects.requireNonNull(table);
        }

        /** Of a table of whose rows nothing is known yet. */
        Choice(String table, Rule rule, String reason, RowOptions options) {
            this(table, rule, reason, options, Optional.empty());
        }

        RowSelection rows(Table structure) {
            var masked = structure.columns().stream().filter(column -> options.mask().containsKey(column.name()))
                    .map(column -> new RowSelection.MaskedColumn(column, options.mask().get(column.name()))).toList();
            return new RowSelection(table, structure.writableColumns().stream().map(Column::name).toList(), options.filter(), masked);
        }
    }

    Selection {
        tables = List.copyOf(tables);
        notices = List.copyOf(notices);
    }

    /** @throws stepferry.model.Rejected if the database does not understand what is asked for a table's rows */
    void check(Rows rows) {
        tables.stream().filter(choice -> choice.rule().carriesRows())
                .forEach(choice -> rows.check(choice.rows(structure.table(choice.table()).orElseThrow())));
    }

    List<String> withRows() {
        return tables.stream().filter(choice -> choice.rule().carriesRows()).map(Choice::table).toList();
    }
}
