package stepferry.runtime.telemetry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Values that CloudWatch takes out of one log line, as the embedded metric format prescribes.
 *
 * @param at when they were true
 * @param dimensions what they are of, by name
 * @param groups which values are kept under which dimensions
 */
record MetricLine(Instant at, Map<String, String> dimensions, List<Group> groups) {
    static final String NAMESPACE = "Stepferry";
    /** What CloudWatch takes. */
    private static final int MOST_METRICS = 100;
    private static final int LONGEST = 1024;

    /**
     * Values, and the sets of dimensions that each of them is kept under. A value may be in two groups.
     *
     * @param sets names out of the line's dimensions
     */
    record Group(List<List<String>> sets, List<Metric> metrics) {
        Group {
            sets = sets.stream().map(List::copyOf).toList();
            metrics = List.copyOf(metrics);
        }
    }

    MetricLine {
        dimensions = Map.copyOf(dimensions);
        groups = List.copyOf(groups);
        if (!dimensions.values().stream().allMatch(value -> !value.isBlank() && value.length() <= LONGEST)) {
            throw new IllegalArgumentException("a dimension is blank or longer than " + LONGEST + ": " + dimensions);
        }
        if (groups.stream().mapToInt(group -> group.metrics().size()).sum() > MOST_METRICS) {
            throw new IllegalArgumentException("more than " + MOST_METRICS + " metrics");
        }
        if (!dimensions.keySet().containsAll(groups.stream().flatMap(group -> group.sets().stream()).flatMap(List::stream).toList())) {
            throw new IllegalArgumentException("a dimension has no value: " + groups);
        }
    }

    /** The members that the line has besides those of every line. */
    void members(BiConsumer<String, Object> line) {
        line.accept("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", groups.stream().map(MetricLine::directive).toList()));
        dimensions.forEach(line);
        groups.stream().flatMap(group -> group.metrics().stream())
                .collect(Collectors.toMap(Metric::name, Metric::value, (same, _) -> same, LinkedHashMap::new)).forEach(line);
    }

    private static Map<String, Object> directive(Group group) {
        return Map.of("Namespace", NAMESPACE, "Dimensions", group.sets(),
                "Metrics", group.metrics().stream().map(metric -> Map.of("Name", metric.name(), "Unit", metric.unit().word())).toList());
    }
}
