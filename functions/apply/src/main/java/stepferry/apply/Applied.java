package stepferry.apply;

import java.util.Optional;
import stepferry.model.LockTimes;
import stepferry.model.Receipt;
import stepferry.model.TableOutcome;

/**
 * What an apply did, in numbers: the receipt in the target holds the tables.
 *
 * @param receipt the receipt's id
 * @param before whether an earlier delivery had landed, so that this one had nothing to do
 * @param tables how many tables had rows written or removed
 * @param structure how many objects changed their structure
 * @param variables how many variables were set
 * @param locked for how long others waited until the commit was done; of what had landed before, until the receipt was written
 */
public record Applied(
        String receipt, boolean before, int tables, long inserted, long updated, long deleted, int structure, int variables,
        Optional<LockTimes> locked) {
    static Applied of(Receipt receipt, boolean before, int variables) {
        return new Applied(
                receipt.run(),
                before,
                (int) receipt.tables().stream().filter(table -> table.written() > 0).count(),
                receipt.tables().stream().mapToLong(TableOutcome::inserted).sum(),
                receipt.tables().stream().mapToLong(TableOutcome::updated).sum(),
                receipt.tables().stream().mapToLong(TableOutcome::deleted).sum(),
                receipt.altered().size(),
                variables,
                receipt.locked());
    }

    Applied locked(LockTimes times) {
        return new Applied(receipt, before, tables, inserted, updated, deleted, structure, variables, Optional.of(times));
    }

    @Override
    public String toString() {
        if (before) {
            return "had landed before";
        }
        if (tables == 0 && structure == 0) {
            return "nothing to write: everything stood there already" + set() + locks();
        }
        return "%d tables written (%d inserted, %d updated, %d deleted), %d objects changed in structure"
                .formatted(tables, inserted, updated, deleted, structure) + set() + locks();
    }

    private String set() {
        return variables == 0 ? "" : ", %d variables set".formatted(variables);
    }

    private String locks() {
        return locked.map(times -> "; " + times).orElse("");
    }
}
