package stepferry.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stepferry.model.Rule;
import stepferry.model.rules.Belonging;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Follows;
import stepferry.model.rules.NaturalKey;
import stepferry.model.rules.ResolvedRule;
import stepferry.model.rules.RowOptions;
import stepferry.model.rules.TableClass;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/** Decides each table's rule: an independent rule, else the rule of what it follows, else its group's rule. */
final class Decisions {
    private final RuleSet ruleSet;
    private final Structure structure;
    private final Map<String, TableClass> classes;
    private final Map<String, List<String>> naturalKeys;
    private final Map<String, ResolvedRule> decided = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    Decisions(RuleSet ruleSet, Classification classification, Structure structure) {
        this.ruleSet = ruleSet;
        this.structure = structure;
        this.classes = classification.tables().stream().collect(Collectors.toMap(TableClass::table, Function.identity()));
        this.naturalKeys = classification.naturalKeys().stream().collect(Collectors.toMap(NaturalKey::table, NaturalKey::columns));
    }

    List<ResolvedRule> all() {
        return structure.tables().stream().sorted(Comparator.comparing(Table::name)).map(this::of).toList();
    }

    /** What was decided for reasons that the person should know; complete after {@link #all}. */
    List<String> warnings() {
        return warnings;
    }

    private ResolvedRule of(Table table) {
        var known = decided.get(table.name());
        if (known != null) {
            return known;
        }
        underWay.add(table.name());
        var rule = table.kind().partition() ? asParent(table) : decide(classOf(table.name()));
        underWay.remove(table.name());
        decided.put(table.name(), rule);
        return rule;
    }

    private TableClass classOf(String table) {
        return classes.getOrDefault(table, TableClass.unknown(table));
    }

    private ResolvedRule asParent(Table partition) {
        var parent = of(structure.table(partition.parents().getFirst()).orElseThrow());
        return new ResolvedRule(partition.name(), parent.kind(), parent.rule(), "partition of " + parent.table(), parent.options());
    }

    private ResolvedRule decide(TableClass table) {
        for (var group : List.of(ruleSet.userDefined(), ruleSet.system())) {
            var naming = group.naming(table.table());
            if (naming.isPresent()) {
                return rule(table, naming.get().rule(), "independent rule of rule set " + ruleSet.label());
            }
        }
        var followed = table.follows().map(follows -> followed(table, follows)).orElse(List.of());
        return followed.isEmpty() ? byGroup(table) : following(table, table.follows().orElseThrow(), followed);
    }

    private List<ResolvedRule> followed(TableClass table, Follows follows) {
        return follows.tables().stream()
                .filter(each -> !underWay.contains(each) && !each.equals(table.table()))
                .flatMap(each -> structure.table(each).stream())
                .map(this::of)
                .toList();
    }

    private ResolvedRule following(TableClass table, Follows follows, List<ResolvedRule> followed) {
        var rules = followed.stream().map(ResolvedRule::rule).collect(Collectors.toSet());
        var rule = mostCareful(rules);
        var each = followed.stream().map(one -> one.table() + " (" + one.rule().word() + ")").collect(Collectors.joining(", "));
        if (rules.size() > 1) {
            warnings.add("Table " + table.table() + " joins tables with different rules: " + each + ". It gets the most careful, "
                    + rule.word() + "; to carry its rows, name it in an independent rule");
        }
        return identified(rule(table, rule, "follows " + each + ": " + follows.relation()));
    }

    /** Nobody chose the rule for a table that follows: where its own key does not serve, its documented natural key does. */
    private ResolvedRule identified(ResolvedRule rule) {
        return Optional.of(rule)
                .filter(each -> each.rule().byKey())
                .filter(each -> new RowIdentity(structure.table(each.table()).orElseThrow(), each.options()).obstacle().isPresent())
                .flatMap(each -> Optional.ofNullable(naturalKeys.get(each.table())))
                .map(key -> new ResolvedRule(rule.table(), rule.kind(), rule.rule(), rule.reason() + "; matched by " + String.join(", ", key),
                        rule.options().matching(key)))
                .orElse(rule);
    }

    /** Skip on one side must not keep the other side's structure from arriving. */
    private static Rule mostCareful(Set<Rule> rules) {
        if (rules.size() == 1) {
            return rules.iterator().next();
        }
        var byCare = List.of(Rule.SCHEMA_ONLY, Rule.INSERT_IGNORE, Rule.UPSERT, Rule.OVERWRITE);
        return rules.contains(Rule.SKIP) ? Rule.SCHEMA_ONLY : byCare.stream().filter(rules::contains).findFirst().orElseThrow();
    }

    private ResolvedRule byGroup(TableClass table) {
        return switch (table.kind()) {
            case USER_DEFINED -> rule(table, ruleSet.userDefined().rule().fixed().orElseThrow(),
                    "rule for user-defined tables of rule set " + ruleSet.label());
            case SYSTEM -> system(table, ruleSet.system().rule());
            case UNKNOWN -> unknown(table);
        };
    }

    private ResolvedRule unknown(TableClass table) {
        var group = ruleSet.system().rule();
        return group == GlobalRule.SKIP
                ? rule(table, Rule.SKIP, groupReason())
                : rule(table, Rule.SCHEMA_ONLY, "table of an unknown plugin: the structure only");
    }

    private ResolvedRule system(TableClass table, GlobalRule group) {
        var own = table.ownRule().orElse(Rule.SCHEMA_ONLY);
        return switch (group) {
            case OVERWRITE_FIRST -> rule(table, own, defaultReason(table));
            case UPSERT_FIRST -> upsertFirst(table, own);
            case SCHEMA_ONLY, SKIP -> rule(table, group.fixed().orElseThrow(), groupReason());
            case OVERWRITE, UPSERT, INSERT_IGNORE -> rowsOfSystem(table, own, group.fixed().orElseThrow());
        };
    }

    private ResolvedRule upsertFirst(TableClass table, Rule own) {
        if (!own.carriesRows()) {
            return rule(table, own, defaultReason(table));
        }
        return new RowIdentity(structure.table(table.table()).orElseThrow(), optionsOf(table)).obstacle()
                .map(why -> rule(table, own, defaultReason(table) + "; not upsert, because " + why))
                .orElseGet(() -> rule(table, Rule.UPSERT, "upsert first, by rule set " + ruleSet.label()));
    }

    /** A sweeping rule must not bring one environment's users, tokens or logs into another. */
    private ResolvedRule rowsOfSystem(TableClass table, Rule own, Rule group) {
        var reached = table.belonging() == Belonging.SYSTEM || (own.carriesRows() && table.belonging() != Belonging.ENVIRONMENT);
        return reached
                ? rule(table, group, groupReason())
                : rule(table, own, defaultReason(table)
                        + "; its rows are not configuration, only an independent rule carries them");
    }

    private String groupReason() {
        return "rule for system tables of rule set " + ruleSet.label();
    }

    private static String defaultReason(TableClass table) {
        return "default of the application's table " + table.table() + " (" + table.owner() + ")";
    }

    private ResolvedRule rule(TableClass table, Rule rule, String reason) {
        return new ResolvedRule(table.table(), table.kind(), rule, reason, optionsOf(table));
    }

    private RowOptions optionsOf(TableClass table) {
        return ruleSet.optionsOf(table.table()).orElse(RowOptions.NONE);
    }
}
