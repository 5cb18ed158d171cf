package stepferry.comparison;

import java.util.List;
import stepferry.model.check.Finding;
import stepferry.model.plan.PlannedTable;

/**
 * What a rehearsal came to.
 *
 * @param tables what would become of each
 * @param findings what would become of references between them
 */
public record Rehearsed(List<PlannedTable> tables, List<Finding> findings) {
    public Rehearsed {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }
}
