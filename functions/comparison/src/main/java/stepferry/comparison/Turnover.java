package stepferry.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.PackagedTable;
import stepferry.model.check.Finding;
import stepferry.model.check.FindingKind;
import stepferry.model.plan.RowCounts;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Structure;
import stepferry.tables.Portion;
import stepferry.tables.Rows;

/**
 * What of a target's rows goes, and what stays beside the package's rows: references that only the application knows of are followed by
 * nobody else. What the database's own foreign keys say is the database's to uphold.
 */
final class Turnover {
    private final List<RowReference> references;
    private final Structure standing;
    private final Set<String> brought;
    private final Map<String, Portion> going = new HashMap<>();
    private final Map<String, Optional<Portion>> staying = new HashMap<>();
    private final Map<String, Map<String, Long>> unmet = new LinkedHashMap<>();
    private final List<Runnable> ends = new ArrayList<>();

    /**
     * Before any table is looked at.
     *
     * @param declared what the application says; what the target does not have is not looked at
     * @param packaged the tables of the package: what points at rows that it brings finds them there
     */
    Turnover(List<RowReference> declared, Structure standing, List<PackagedTable> packaged) {
        this.standing = standing;
        this.brought = packaged.stream().filter(each -> each.rule().carriesRows()).map(PackagedTable::name).collect(Collectors.toSet());
        this.references = declared.stream().distinct().filter(each -> each.form() == RowReference.Form.VALUE)
                .filter(each -> has(each.table(), each.column()) && has(each.referencedTable(), each.referencedColumn())).toList();
    }

    private boolean has(String table, String column) {
        return standing.table(table).filter(there -> there.column(column).isPresent()).isPresent();
    }

    /** Of a table that will hold the package's rows and no others. */
    void settled(String table) {
        staying.put(table, Optional.empty());
    }

    /**
     * Of a table whose rows wait to be merged.
     *
     * @param counts what the merge comes to
     * @param end drops the waiting rows; done here when they are of no more use
     */
    void merged(PackagedTable packaged, Merge merge, RowCounts counts, Runnable end) {
        var pointing = references.stream().filter(each -> each.table().equals(packaged.name())).toList();
        if (pointing.isEmpty() && references.stream().noneMatch(each -> each.referencedTable().equals(packaged.name()))) {
            end.run();
            return;
        }
        ends.add(end);
        if (counts.deleted() > 0) {
            going.put(packaged.name(), merge.contrast().going(merge.filter(), merge.stretches()));
        }
        if (merge.updates()) {
            staying.put(packaged.name(), merge.staying());
        }
        if (counts.written() > 0) {
            pointing.stream().filter(each -> packaged.columns().contains(each.column()))
                    .filter(each -> !brought.contains(each.referencedTable())).forEach(each -> unmet
                    .computeIfAbsent(each.referencedTable(), _ -> new LinkedHashMap<>())
                    .put(each.table() + "." + each.column(), merge.contrast().unmet(each)));
        }
    }

    /** What there is to say when all tables were looked at; drops whatever waits. */
    List<Finding> findings(Rows rows) {
        var found = new ArrayList<Finding>();
        references.forEach(each -> dangling(rows, each).ifPresent(found::add));
        unmet.forEach((table, columns) -> unmet(table, columns).ifPresent(found::add));
        ends.forEach(Runnable::run);
        return found;
    }

    private Optional<Finding> dangling(Rows rows, RowReference reference) {
        var removed = Optional.ofNullable(going.get(reference.referencedTable()));
        var kept = staying.getOrDefault(reference.table(), Optional.of(Portion.all(reference.table())));
        // MySQL cannot look twice at the rows that wait beside one table.
        if (removed.isEmpty() || kept.isEmpty() || reference.table().equals(reference.referencedTable())) {
            return Optional.empty();
        }
        long left = rows.pointing(reference, kept.get(), removed.get());
        var column = reference.table() + "." + reference.column();
        return left == 0 ? Optional.empty() : Optional.of(FindingKind.DANGLING_REFERENCE.of(column, left + " rows of table '" + reference.table()
                + "' stay, and point by '" + reference.column() + "' at rows of table '" + reference.referencedTable()
                + "' that would be removed: give '" + reference.table() + "' a rule that carries its rows, or '" + reference.referencedTable()
                + "' one that keeps them (upsert)"));
    }

    private static Optional<Finding> unmet(String table, Map<String, Long> columns) {
        var pointing = columns.entrySet().stream().filter(each -> each.getValue() > 0)
                .map(each -> each.getKey() + " (" + each.getValue() + ")").toList();
        return pointing.isEmpty() ? Optional.empty() : Optional.of(FindingKind.UNMET_REFERENCE.of(table, "Rows come that point at rows of table '"
                + table + "' which the target does not have and the run does not bring: " + String.join(", ", pointing)));
    }
}
