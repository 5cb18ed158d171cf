package stepferry.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.check.Finding;
import stepferry.model.check.Severity;
import stepferry.model.plan.Plan;
import stepferry.rules.Assertion;
import stepferry.rules.RuleSet;
import stepferry.rules.Safeguards;
import stepferry.runtime.Assertions;
import stepferry.tables.Database;

/**
 * What is held against a plan.
 *
 * @param limits those of the rule set that it goes beyond
 * @param doubts assertions that do not hold
 * @param findings what was found; the rule set's reasons are with what it takes on
 */
record Verdict(List<String> limits, List<String> doubts, List<Finding> findings) {
    /** @param rules those that the run follows, if they are known here */
    static Verdict of(Plan plan, Optional<RuleSet> rules, Database target) {
        var reasons = rules.map(RuleSet::acknowledge).orElse(Map.of());
        return new Verdict(rules.map(set -> Safeguards.of(set).violations(plan)).orElse(List.of()),
                rules.map(set -> Assertions.violated(target, set, Assertion.When.BEFORE)).orElse(List.of()),
                plan.findings().stream().map(finding -> finding.settled(reasons)).toList());
    }

    /** All that stops the run, in sentences. */
    List<String> violations() {
        return Stream.of(limits, doubts, objections()).flatMap(List::stream).toList();
    }

    private List<String> objections() {
        return findings.stream().filter(finding -> finding.severity() == Severity.OBJECTION)
                .map(finding -> finding.sentence() + ". A rule set that means it says so: acknowledge '" + finding.id() + "', with the reason")
                .toList();
    }

    /** @throws Rejected if anything stops the run */
    void refuse(Plan plan) {
        if (!violations().isEmpty()) {
            throw new Rejected(code(), "Rule set '" + plan.rules().orElse("") + "' does not allow what the run would do: "
                    + violations().stream().collect(Collectors.joining("; ")) + ". 'stepferry run plan " + plan.run() + "' shows the plan");
        }
    }

    private ErrorCode code() {
        if (!limits.isEmpty()) {
            return ErrorCode.LIMIT_EXCEEDED;
        }
        return doubts.isEmpty() ? ErrorCode.DANGLING_REFERENCE : ErrorCode.ASSERTION_FAILED;
    }
}
