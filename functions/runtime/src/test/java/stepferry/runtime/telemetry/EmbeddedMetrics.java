package stepferry.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What AWS demands of a line in the embedded metric format, and what it reads out of one. */
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /** The rules of the specification. */
    static void demand(JsonNode line) {
        assertThat(line.at("/_aws/Timestamp").isIntegralNumber()).isTrue();
        assertThat(line.at("/_aws/Timestamp").asLong()).as("milliseconds").isGreaterThan(1_000_000_000_000L);
        var directives = line.at("/_aws/CloudWatchMetrics");
        assertThat(directives).isNotEmpty();
        int metrics = 0;
        for (var directive : directives) {
            assertThat(directive.path("Namespace").asText()).isEqualTo("Stepferry");
            assertThat(directive.path("Dimensions")).isNotEmpty().allSatisfy(set -> {
                assertThat(set).isNotEmpty().hasSizeLessThanOrEqualTo(30);
                assertThat(set).allSatisfy(name -> assertThat(line.path(name.asText()).isTextual()).as(name.asText()).isTrue());
            });
            assertThat(directive.path("Metrics")).isNotEmpty().allSatisfy(metric -> {
                assertThat(line.path(metric.path("Name").asText()).isNumber()).as(metric.path("Name").asText()).isTrue();
                assertThat(metric.path("Unit").asText()).isIn("Count", "Bytes", "Milliseconds");
            });
            metrics += directive.path("Metrics").size();
        }
        assertThat(metrics).isLessThanOrEqualTo(100);
    }

    /** Each metric as {@code name[dimensions]=value}. */
    static List<String> of(JsonNode line) {
        var found = new ArrayList<String>();
        for (var directive : line.at("/_aws/CloudWatchMetrics")) {
            for (var set : directive.path("Dimensions")) {
                var dimensions = StreamSupport.stream(set.spliterator(), false).map(JsonNode::asText).toList();
                directive.path("Metrics").forEach(metric -> found.add(
                        metric.path("Name").asText() + dimensions + "=" + line.path(metric.path("Name").asText()).asDouble()));
            }
        }
        return found;
    }
}
