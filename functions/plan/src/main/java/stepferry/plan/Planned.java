package stepferry.plan;

import java.util.Objects;
import stepferry.model.Admission;
import stepferry.model.plan.Plan;
import stepferry.model.plan.PlannedTable;
import stepferry.packages.RunPlans;

/**
 * What the plan says, in numbers; the plan itself is in the package storage, for it quotes rows.
 *
 * @param digest the plan's identity: a plan made again is the same if this is
 * @param key where it lies, as JSON
 * @param page where it lies, for people
 * @param tables how many tables would have rows written or removed
 * @param structure how many statements would change the structure
 * @param exact whether the numbers are what the run will report; else they are the most that can be
 * @param last whether the run ends here: only its plan was asked for, or nothing would change and that was to be enough
 */
public record Planned(
        String digest, String key, String page, int tables, long inserted, long updated, long deleted, int structure, boolean exact,
        boolean last) {
    public Planned {
        Objects.requireNonNull(digest, "digest");
    }

    static Planned of(Plan plan, Admission run) {
        var rows = plan.rows();
        return new Planned(plan.digest(), RunPlans.key(plan.run()), RunPlans.page(plan.run()),
                (int) plan.tables().stream().map(PlannedTable::rows).filter(each -> each.written() > 0).count(),
                rows.inserted(), rows.updated(), rows.deleted(), plan.structure().size(), plan.exact(),
                run.dryRun() || run.skipUnchanged() && run.values().isEmpty() && plan.idle());
    }

    @Override
    public String toString() {
        return tables == 0 && structure == 0
                ? "nothing would change"
                : "%s%d tables would change: %d rows inserted, %d updated, %d deleted; %d changes of structure"
                        .formatted(exact ? "" : "at most ", tables, inserted, updated, deleted, structure);
    }
}
