package stepferry.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.window.MaintenanceWindow;

/**
 * What a run was let in with; every later step gets it.
 *
 * @param run the run's id
 * @param target the environment that the run changes
 * @param place the target's database and schema: what the lease is on
 * @param token the lease's fencing token
 * @param source the environment that the package comes from, unless the package was there already
 * @param packageId the package to apply
 * @param backupId the package that the backup becomes
 * @param rules the rule set, as name@version; empty when the package's own rules hold
 * @param restores the run that this one undoes
 * @param title for people
 * @param allowDestructive whether values may be lost to a change of structure
 * @param rollBack whether a failure after the commit restores the backup
 * @param strategy how the rows are to come, as whoever started the run asked
 * @param dryRun whether the run ends with its plan
 * @param approval whether a person has to approve the plan
 * @param values the Secrets Manager secret that holds values of variables for this run
 * @param patience how many seconds the run waits for a person
 * @param windows when it may begin to change the target: while all of these are open
 * @param skipUnchanged whether the run ends with its plan if nothing would change
 */
public record Admission(
        String run,
        String target,
        String place,
        long token,
        Optional<String> source,
        @JsonProperty("package") String packageId,
        @JsonProperty("backup") String backupId,
        Optional<String> rules,
        Optional<String> restores,
        String title,
        boolean allowDestructive,
        boolean rollBack,
        Strategy strategy,
        boolean dryRun,
        boolean approval,
        Optional<String> values,
        long patience,
        List<MaintenanceWindow> windows,
        boolean skipUnchanged) {
    public Admission {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(packageId, "package");
        Objects.requireNonNull(backupId, "backup");
        // A run that was let in before there were strategies has none.
        strategy = Objects.requireNonNullElse(strategy, Strategy.AUTO);
        values = Objects.requireNonNullElse(values, Optional.empty());
        windows = List.copyOf(Objects.requireNonNullElse(windows, List.of()));
    }

    /** A run that asks neither a person nor the clock. */
    public Admission(
            String run,
            String target,
            String place,
            long token,
            Optional<String> source,
            String packageId,
            String backupId,
            Optional<String> rules,
            Optional<String> restores,
            String title,
            boolean allowDestructive,
            boolean rollBack,
            Strategy strategy) {
        this(run, target, place, token, source, packageId, backupId, rules, restores, title, allowDestructive, rollBack, strategy, false, false,
                Optional.empty(), 0, List.of(), false);
    }

    /** The same run after a pause: with the lease that it holds now. */
    public Admission resumed(long lease, Optional<String> given) {
        return new Admission(run, target, place, lease, source, packageId, backupId, rules, restores, title, allowDestructive, rollBack, strategy,
                dryRun, approval, given.or(() -> values), patience, windows, skipUnchanged);
    }

    /** What the target's database checks a delivery against: a late apply is turned away once the rollback was there. */
    public long fence(boolean restoring) {
        return 2 * token + (restoring ? 1 : 0);
    }

    /** The lease's token behind a fence. */
    public static long tokenBehind(long fence) {
        return fence / 2;
    }

    @Override
    public String toString() {
        return "environment '" + target + "' is leased to this run";
    }
}
