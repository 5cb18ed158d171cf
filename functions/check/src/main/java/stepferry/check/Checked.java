package stepferry.check;

import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.Strategy;
import stepferry.model.check.Finding;
import stepferry.model.variables.RequiredVariable;

/**
 * What was found.
 *
 * @param files how many files of the package have the bytes they had when it was written
 * @param structure how many statements bring the target's structure in line
 * @param missing variables that the package needs, the target does not have, and nobody gave
 * @param notices what the run does not carry, in sentences
 * @param findings what a person may want to decide about
 * @param strategy how the rows come: atomic or chunked
 * @param seconds about how long that takes
 * @param lockedSeconds for about how long of it nobody else writes to the tables
 * @param why how it comes to that, in words
 */
public record Checked(
        int files,
        int structure,
        List<RequiredVariable> missing,
        List<String> notices,
        List<Finding> findings,
        Strategy strategy,
        long seconds,
        long lockedSeconds,
        String why) {
    /** Of each; the outcome passes through a state. */
    private static final int MOST = 20;

    public Checked {
        missing = List.copyOf(missing);
        notices = notices.stream().limit(MOST).toList();
        findings = findings.stream().limit(MOST).toList();
    }

    static Checked of(
            int files,
            int structure,
            List<RequiredVariable> missing,
            List<String> notices,
            List<Finding> findings,
            Estimate estimate,
            Strategy asked) {
        var settled = estimate.settle(asked);
        return new Checked(files, structure, missing, notices, findings, settled, (long) Math.ceil(estimate.seconds(settled)),
                (long) Math.ceil(estimate.locked(settled)), estimate.sentence(asked));
    }

    @Override
    public String toString() {
        return "%d files intact, %d structure changes to make, %d notices, %d findings; %s"
                .formatted(files, structure, notices.size(), findings.size(),
                why) + needs();
    }

    private String needs() {
        return missing.isEmpty() ? "" : "; the target lacks the variables "
                + missing.stream().map(RequiredVariable::name).collect(Collectors.joining(", "));
    }
}
