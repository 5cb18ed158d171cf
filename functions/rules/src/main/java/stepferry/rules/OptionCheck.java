package stepferry.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.ResolvedRule;
import stepferry.model.rules.RowOptions;
import stepferry.model.rules.TableOption;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/** Refuses options that say nothing under the table's rule, or contradict its key. */
record OptionCheck(RuleSet ruleSet, Structure structure) {
    void check(Resolution resolution) {
        var flaws = new ArrayList<String>();
        ruleSet.tables().forEach((name, options) -> flaws.addAll(flaws(resolution.of(name).orElseThrow(), options)));
        if (!flaws.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_SET_INVALID, "Rule set " + ruleSet.label() + " asks for what cannot be: "
                    + String.join("; ", flaws)).at("ruleSet", ruleSet.label());
        }
    }

    private List<String> flaws(ResolvedRule rule, RowOptions options) {
        var table = structure.table(rule.table()).orElseThrow();
        var flaws = new ArrayList<String>();
        options.used().stream().filter(option -> !option.servesUnder(rule.rule())).forEach(option -> flaws.add("the option '" + option.word()
                + "' of table '" + rule.table() + "' goes with " + option.rules() + ", and its rule is " + rule.rule().word() + hint(option)));
        writable(table, options).ifPresent(flaws::add);
        keyed(table, options).ifPresent(flaws::add);
        matched(table, options).ifPresent(flaws::add);
        return flaws;
    }

    private static String hint(TableOption option) {
        return switch (option) {
            case ONLY, EXCEPT, MATCH -> " (upsert with 'delete: true' leaves the same rows as overwrite)";
            case DELETE, FILTER, MASK, TRIGGERS -> "";
        };
    }

    private static Optional<String> writable(Table table, RowOptions options) {
        return options.columns().stream().flatMap(name -> table.column(name).stream()).filter(column -> column.generated().isPresent())
                .findFirst()
                .map(column -> "column '" + column.name() + "' of table '" + table.name() + "' is generated: it follows the others by itself");
    }

    private static Optional<String> keyed(Table table, RowOptions options) {
        var key = options.match().isEmpty() ? table.primaryKey() : options.match();
        return key.stream().filter(column -> options.except().contains(column) || options.mask().containsKey(column)).findFirst()
                .map(column -> "column '" + column + "' of table '" + table.name()
                        + "' says which rows are the same: it can be neither kept nor masked");
    }

    private static Optional<String> matched(Table table, RowOptions options) {
        if (options.match().isEmpty()) {
            return Optional.empty();
        }
        if (table.kind().partitioned()) {
            return Optional.of("table '" + table.name() + "' is partitioned: a natural key cannot be declared over its partitions");
        }
        return table.primaryKey().size() > 1 && !options.match().containsAll(table.primaryKey())
                ? Optional.of("table '" + table.name() + "' has the primary key (" + String.join(", ", table.primaryKey())
                        + "): a natural key stands in for a primary key of one column, or for none")
                : Optional.empty();
    }
}
