package stepferry.rules;

import java.util.List;
import java.util.Objects;
import stepferry.model.Rule;

/** A rule of its own for the tables it names. */
public record IndependentRule(Rule rule, List<String> tables) {
    public IndependentRule {
        Objects.requireNonNull(rule, "rule");
        tables = List.copyOf(tables);
    }
}
