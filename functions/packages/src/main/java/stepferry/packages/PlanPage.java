package stepferry.packages;

import static stepferry.packages.SampleLines.FENCE;
import static stepferry.packages.SampleLines.plain;
import static stepferry.packages.SampleLines.printable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.Rule;
import stepferry.model.check.Severity;
import stepferry.model.plan.Plan;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.structure.StructureChange;

/** A plan for people: Markdown that reads well on a terminal, too. Nothing in a value can leave the line or the block it stands in. */
public final class PlanPage {
    private final List<String> lines = new ArrayList<>();

    private PlanPage() {}

    public static List<String> lines(Plan plan) {
        var page = new PlanPage();
        page.head(plan);
        page.table(plan);
        page.structure(plan.structure());
        plan.tables().forEach(page::rows);
        return List.copyOf(page.lines);
    }

    private void head(Plan plan) {
        say("# Plan of run " + plain(plan.run()), "",
                "What package " + plain(plan.packageId()) + " would do to environment " + plain(plan.target())
                        + plan.rules().map(rules -> " under rule set " + plain(rules)).orElse("") + ". Making the plan changed nothing.", "",
                plain(plan.expectation().why()) + ".", "");
        var remarks = remarks(plan);
        remarks.forEach(remark -> say("- " + remark));
        if (!remarks.isEmpty()) {
            say("");
        }
    }

    private static List<String> remarks(Plan plan) {
        var remarks = new ArrayList<String>();
        plan.violations().forEach(violation -> remarks.add("**Not allowed**: " + plain(violation)));
        plan.findings().stream().filter(finding -> finding.severity() != Severity.OBJECTION)
                .forEach(finding -> remarks.add(plain(finding.sentence()) + " (" + plain(finding.id()) + ")"));
        plan.notes().forEach(note -> remarks.add(plain(note)));
        return remarks;
    }

    private void table(Plan plan) {
        var cells = new ArrayList<List<String>>();
        cells.add(List.of("table", "rule", "insert", "update", "delete", "leave", ""));
        plan.tables().stream().filter(table -> table.rule().carriesRows()).forEach(table -> cells.add(cells(table)));
        if (cells.size() > 1) {
            cells.add(cells("together", "", plan.rows(), plan.exact(), ""));
            aligned(cells);
        }
        var untold = plan.tables().stream().filter(table -> !table.rule().carriesRows()).toList();
        for (var rule : List.of(Rule.SCHEMA_ONLY, Rule.SKIP)) {
            var names = untold.stream().filter(table -> table.rule() == rule).map(table -> plain(table.table())).toList();
            if (!names.isEmpty()) {
                say("", "Rows stay as they are (" + rule.word() + "): " + String.join(", ", names) + ".");
            }
        }
    }

    private static List<String> cells(PlannedTable table) {
        return cells(plain(table.table()), table.rule().word(), table.rows(), table.exact(), table.replaced() ? "replaced as a whole" : "");
    }

    private static List<String> cells(String name, String rule, RowCounts rows, boolean exact, String remark) {
        var most = exact ? "" : "≤ ";
        return List.of(name.replace("|", "\\|"), rule, most + rows.inserted(), most + rows.updated(), most + rows.deleted(),
                (exact ? "" : "≥ ") + rows.unchanged(), remark);
    }

    private void aligned(List<List<String>> cells) {
        for (int row = 0; row < cells.size(); row++) {
            var line = new StringBuilder("|");
            for (int column = 0; column < cells.getFirst().size(); column++) {
                int place = column;
                int width = cells.stream().mapToInt(each -> each.get(place).length()).max().orElse(0);
                var cell = cells.get(row).get(column);
                line.append(' ').append(cell).repeat(" ", width - cell.length()).append(" |");
            }
            say(line.toString());
            if (row == 0) {
                say("| --- | --- | ---: | ---: | ---: | ---: | --- |");
            }
        }
    }

    private void structure(List<StructureChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var longest = changes.stream().map(StructureChange::sql).collect(Collectors.joining("\n"));
        var fence = longest.contains(FENCE) ? "~~~~~~~~" : FENCE;
        say("", "## Structure", "", fence + "sql");
        changes.forEach(change -> say("-- " + plain(change.object()) + ": " + plain(change.reason())
                + (change.destructive() ? " (values are lost)" : ""), printable(change.sql()) + ";"));
        say(fence);
    }

    private void rows(PlannedTable table) {
        var samples = table.samples();
        if (table.rows().written() == 0 && table.notes().isEmpty()) {
            return;
        }
        say("", "## " + plain(table.table()), "", table.rule().word() + Optional.ofNullable(table.reason()).map(why -> ", " + plain(why)).orElse("")
                + (table.options().isEmpty() ? "" : " (" + plain(table.options()) + ")") + ": " + (table.exact() ? "" : "at most ") + table.rows()
                + (table.replaced() ? ". The run removes all rows and writes the package's, and reports those" : "") + ".");
        table.notes().forEach(note -> say("- " + plain(note)));
        if (!samples.inserted().isEmpty() || !samples.updated().isEmpty() || !samples.deleted().isEmpty()) {
            say("", FENCE);
            lines.addAll(SampleLines.of(samples));
            say(FENCE);
        }
    }

    private void say(String... more) {
        lines.addAll(List.of(more));
    }
}
