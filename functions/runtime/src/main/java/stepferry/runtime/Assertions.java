package stepferry.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import stepferry.model.ErrorCode;
import stepferry.model.StepferryException;
import stepferry.rules.Assertion;
import stepferry.rules.RuleSet;
import stepferry.tables.Database;

/** Asks a target what a rule set asserts of it. */
public final class Assertions {
    private static final Set<ErrorCode> ABOUT_THE_CONNECTION = Set.of(ErrorCode.DATABASE_UNREACHABLE, ErrorCode.TIME_EXHAUSTED);

    private Assertions() {}

    /**
     * Every assertion that is not true, in sentences. Each is asked in a read-only transaction of its own; none is open before or after.
     *
     * @param target not in a transaction
     */
    public static List<String> violated(Database target, RuleSet rules, Assertion.When when) {
        var found = new ArrayList<String>();
        rules.assertions().stream().filter(assertion -> assertion.when() == when).forEach(assertion -> {
            target.beginSnapshot();
            try {
                target.missed(assertion.sql()).ifPresent(why -> found.add("assertion '" + assertion.name() + "' does not hold: " + why));
            } catch (StepferryException e) {
                if (ABOUT_THE_CONNECTION.contains(e.code())) {
                    throw e;
                }
                found.add("assertion '" + assertion.name() + "' cannot be asked: " + e.getMessage());
            }
            target.rollback();
        });
        return found;
    }
}
