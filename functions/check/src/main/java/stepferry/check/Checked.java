package stepferry.check;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.Strategy;
import stepferry.model.variables.RequiredVariable;

/**
 * What was found.
 *
 * @param files how many files of the package have the bytes they had when it was written
 * @param structure how many statements bring the target's structure in line
 * @param missing variables that the package needs, the target does not have, and nobody gave
 * @param notices what the run does not carry, and what to look at, in sentences
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
        Strategy strategy,
        long seconds,
        long lockedSeconds,
        String why) {
    private static final int MOST_NOTICES = 20;

    public Checked {
        missing = List.copyOf(missing);
        notices = notices.stream().limit(MOST_NOTICES).toList();
    }

    static Checked of(int files, int structure, VariableFindings variables, List<String> notices, Estimate estimate, Strategy asked) {
        var settled = estimate.settle(asked);
        var all = Stream.of(variables.sentences(), notices).flatMap(List::stream).toList();
        return new Checked(files, structure, variables.missing(), all, settled, (long) Math.ceil(estimate.seconds(settled)),
                (long) Math.ceil(estimate.locked(settled)), estimate.sentence(asked));
    }

    @Override
    public String toString() {
        return "%d files intact, %d structure changes to make, %d notices; %s".formatted(files, structure, notices.size(), why) + needs();
    }

    private String needs() {
        return missing.isEmpty() ? "" : "; the target lacks the variables "
                + missing.stream().map(RequiredVariable::name).collect(Collectors.joining(", "));
    }
}
