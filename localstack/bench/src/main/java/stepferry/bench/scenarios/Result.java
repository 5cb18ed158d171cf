package stepferry.bench.scenarios;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stepferry.bench.measure.Measurement;

/**
 * What came of a scenario.
 *
 * @param medians by contender, in the scenario's order
 * @param left those that are left out, and why
 */
public record Result(Scenario scenario, Map<String, Measurement> medians, Map<String, String> left) {
    public Result {
        medians = Collections.unmodifiableMap(new LinkedHashMap<>(medians));
        left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
    }

    /** Of the contender that the others are compared with, if it ran. */
    public Optional<Measurement> reference() {
        return of(scenario.entries().getFirst().name());
    }

    public Optional<Measurement> of(String contender) {
        return Optional.ofNullable(medians.get(contender));
    }
}
