package stepferry.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.plan.Plan;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.structure.StructureChange;

/** What a rule set does not let a plan do. */
public record Safeguards(RuleSet ruleSet) {
    private static final int NAMED = 10;

    public static Safeguards of(RuleSet ruleSet) {
        return new Safeguards(ruleSet);
    }

    /**
     * A limit for a table that does not exist guards nothing.
     *
     * @param known the tables of package and target
     * @throws Rejected with RULE_SET_TABLE_UNKNOWN, naming those that are in neither
     */
    public void refuseUnknown(Collection<String> known) {
        var named = new LinkedHashSet<>(ruleSet.untouched());
        named.removeIf(name -> name.contains("*"));
        ruleSet.limits().ifPresent(limits -> named.addAll(limits.tables().keySet()));
        var unknown = named.stream().filter(name -> !known.contains(name))
                .map(name -> name + NearestNames.question(name, List.copyOf(known))).toList();
        if (!unknown.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_SET_TABLE_UNKNOWN, "Rule set " + ruleSet.label()
                    + " guards what is a table neither of the package nor of the target: " + String.join(", ", unknown))
                    .at("ruleSet", ruleSet.label());
        }
    }

    /** Everything that the plan does beyond what is allowed, in sentences. */
    public List<String> violations(Plan plan) {
        var found = new ArrayList<String>();
        ruleSet.limits().ifPresent(limits -> {
            whole("insert", limits.insert(), plan, RowCounts::inserted).ifPresent(found::add);
            whole("update", limits.update(), plan, RowCounts::updated).ifPresent(found::add);
            whole("delete", limits.delete(), plan, RowCounts::deleted).ifPresent(found::add);
            limits.tables().forEach((name, each) -> plan.table(name).ifPresent(table -> found.addAll(single(each, table))));
        });
        touched(plan).forEach(table -> found.add("table '" + table + "' may not be touched, and the plan changes " + how(plan, table)));
        return found;
    }

    private static Optional<String> whole(String what, Optional<Long> most, Plan plan, ToLongFunction<RowCounts> count) {
        long rows = count.applyAsLong(plan.rows());
        return most.filter(limit -> rows > limit).map(limit -> "at most " + limit + " rows may be " + what + (what.endsWith("e") ? "d" : "ed")
                + ", and the plan has " + amount(rows, plan.exact()) + ": " + largest(plan, count));
    }

    private static String largest(Plan plan, ToLongFunction<RowCounts> count) {
        var tables = plan.tables().stream().filter(table -> count.applyAsLong(table.rows()) > 0)
                .sorted((one, other) -> Long.compare(count.applyAsLong(other.rows()), count.applyAsLong(one.rows()))).toList();
        return tables.stream().limit(NAMED).map(table -> table.table() + " " + count.applyAsLong(table.rows())).collect(Collectors.joining(", "))
                + (tables.size() > NAMED ? " and " + (tables.size() - NAMED) + " more tables" : "");
    }

    private static List<String> single(Limits limits, PlannedTable table) {
        return Stream.of(
                        single("insert", limits.insert(), table, table.rows().inserted()),
                        single("update", limits.update(), table, table.rows().updated()),
                        single("delete", limits.delete(), table, table.rows().deleted()))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<String> single(String what, Optional<Long> most, PlannedTable table, long rows) {
        return most.filter(limit -> rows > limit).map(limit -> "at most " + limit + " rows of table '" + table.table() + "' may be " + what
                + (what.endsWith("e") ? "d" : "ed") + ", and the plan has " + amount(rows, table.exact()));
    }

    private static String amount(long rows, boolean exact) {
        return exact ? String.valueOf(rows) : "up to " + rows;
    }

    private List<String> touched(Plan plan) {
        var guarded = ruleSet.untouched().stream().map(Safeguards::pattern).toList();
        var changed = Stream.concat(
                plan.tables().stream().filter(table -> table.rows().written() > 0).map(PlannedTable::table),
                plan.structure().stream().map(StructureChange::table)).distinct().sorted();
        return changed.filter(table -> guarded.stream().anyMatch(each -> each.matcher(table).matches())).toList();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(Stream.of(words.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    private static String how(Plan plan, String table) {
        long statements = plan.structure().stream().filter(change -> change.table().equals(table)).count();
        var rows = plan.table(table).map(PlannedTable::rows).filter(counts -> counts.written() > 0).map(counts -> "its rows (" + counts + ")");
        return rows.map(said -> said + (statements > 0 ? " and its structure" : "")).orElse("its structure");
    }
}
