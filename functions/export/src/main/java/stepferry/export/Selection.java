package stepferry.export;

import java.util.List;
import java.util.Objects;
import stepferry.model.Rule;
import stepferry.model.rules.Classification;
import stepferry.model.structure.Structure;

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
    /** One table's rule; its rows are in the package when the rule carries rows. */
    record Choice(String table, Rule rule, String reason) {
        Choice {
            Objects.requireNonNull(table);
        }
    }

    Selection {
        tables = List.copyOf(tables);
        notices = List.copyOf(notices);
    }

    List<String> withRows() {
        return tables.stream().filter(choice -> choice.rule().carriesRows()).map(Choice::table).toList();
    }
}
