package stepferry.bench.contenders;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.bench.costs.Usage;

/**
 * What a contender can say of its own run.
 *
 * @param wall from the first command to the last answer
 * @param cpu processor time of its processes by name
 * @param memory peak of resident memory of those of its processes that rows pass through, in bytes
 * @param stored bytes of the dump or package
 * @param steps time of each of its steps
 * @param usage what it would have used of AWS
 */
public record Outcome(
        Duration wall,
        Map<String, Duration> cpu,
        Map<String, Long> memory,
        OptionalLong stored,
        Map<String, Duration> steps,
        Optional<Usage> usage) {}
