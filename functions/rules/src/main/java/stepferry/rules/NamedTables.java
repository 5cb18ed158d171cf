package stepferry.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Belonging;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Kind;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/** Checks whatever a rule set says about single tables against the source. */
record NamedTables(RuleSet ruleSet, Classification classification, Structure structure) {
    void check() {
        refuseUnknown();
        var flaws = Stream.of(
                        misplaced(Kind.USER_DEFINED), misplaced(Kind.SYSTEM), environmentOwn(),
                        partitions(), columns())
                .flatMap(List::stream)
                .toList();
        if (!flaws.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_SET_INVALID, "Rule set " + ruleSet.label() + " does not fit the source: "
                    + String.join("; ", flaws)).at("ruleSet", ruleSet.label());
        }
    }

    private void refuseUnknown() {
        var known = structure.tables().stream().map(Table::name).toList();
        var unknown = named().stream().filter(name -> structure.table(name).isEmpty()).map(name -> unknown(name, known)).toList();
        if (!unknown.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_SET_TABLE_UNKNOWN, "Rule set " + ruleSet.label()
                    + " names what is no table of the source: " + String.join(", ", unknown)).at("ruleSet", ruleSet.label());
        }
    }

    private String unknown(String name, List<String> known) {
        return structure.view(name).isPresent()
                ? name + " (a view: it has no rows of its own and always follows the source)"
                : name + NearestNames.question(name, known);
    }

    private Set<String> named() {
        var names = new LinkedHashSet<String>();
        groups().flatMap(group -> group.independent().stream()).forEach(rule -> names.addAll(rule.tables()));
        names.addAll(ruleSet.tables().keySet());
        return names;
    }

    private Stream<RuleGroup> groups() {
        return Stream.of(ruleSet.userDefined(), ruleSet.system());
    }

    private List<String> misplaced(Kind group) {
        var rules = group == Kind.USER_DEFINED ? ruleSet.userDefined() : ruleSet.system();
        var other = group == Kind.USER_DEFINED ? Kind.SYSTEM : Kind.USER_DEFINED;
        return rules.independent().stream()
                .flatMap(rule -> rule.tables().stream())
                .filter(table -> classification.of(table).filter(known -> known.kind() == other).isPresent())
                .map(table -> "table '" + table + "' stands with the " + group.word() + " tables, but is "
                        + other.word() + ": move it there")
                .toList();
    }

    private List<String> environmentOwn() {
        return groups().flatMap(group -> group.independent().stream())
                .filter(rule -> rule.rule().carriesRows())
                .flatMap(rule -> rule.tables().stream()
                        .filter(this::ownOfEnvironment)
                        .map(table -> "the rows of '" + table
                                + "' are each environment's own and never travel: use schema-only or skip, not "
                                + rule.rule().word()))
                .toList();
    }

    private boolean ownOfEnvironment(String table) {
        return classification.of(table).filter(known -> known.belonging() == Belonging.ENVIRONMENT).isPresent();
    }

    private List<String> partitions() {
        return named().stream()
                .filter(name -> structure.table(name).filter(table -> table.kind().partition()).isPresent())
                .map(name -> "'" + name + "' is a partition: name the partitioned table, its partitions follow it")
                .toList();
    }

    private List<String> columns() {
        var flaws = new ArrayList<String>();
        ruleSet.tables().forEach((name, options) -> {
            var table = structure.table(name).orElseThrow();
            var known = table.columns().stream().map(Column::name).toList();
            options.columns().stream().filter(column -> !known.contains(column)).forEach(column -> flaws.add(
                    "table '" + name + "' has no column '" + column + "'" + NearestNames.question(column, known)));
        });
        return flaws;
    }
}
