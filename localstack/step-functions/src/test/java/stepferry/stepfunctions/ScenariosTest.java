package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import stepferry.stepfunctions.language.Json;

/** Every scenario in {@code scenarios/}: states, input, scripted Lambda replies; status, output, error and path as on AWS. */
class ScenariosTest {
    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios"))) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().flatMap(ScenariosTest::read);
        }
    }

    private static Stream<DynamicTest> read(Path file) {
        try {
            String text = Files.readString(file);
            return StreamSupport.stream(Json.trusted(text).spliterator(), false)
                    .map(s -> DynamicTest.dynamicTest(file.getFileName() + ": " + s.path("name").asText(), () -> run(s)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(JsonNode scenario) throws IOException {
        Bench bench = new Bench();
        bench.beforeEach(null);
        try {
            scenario.path("lambda").properties().forEach(e -> bench.lambda().script(e.getKey(),
                    StreamSupport.stream(e.getValue().spliterator(), false).toArray(JsonNode[]::new)));
            scenario.path("s3").properties().forEach(e -> bench.s3().put(e.getKey(), e.getValue().asText()));
            DescribeExecutionResponse ended = bench.run(Json.text(scenario.path("states")),
                    Json.text(scenario.has("input") ? scenario.path("input") : Json.object()));
            check(scenario, ended, bench.history(ended.executionArn()));
        } finally {
            bench.afterEach(null);
        }
    }

    private static void check(JsonNode scenario, DescribeExecutionResponse ended, List<HistoryEvent> history) {
        JsonNode error = scenario.path("error");
        assertThat(ended.statusAsString()).as("%s %s", ended.error(), ended.cause())
                .isEqualTo(scenario.path("status").asText(error.isMissingNode() ? "SUCCEEDED" : "FAILED"));
        if (scenario.has("output")) {
            assertThat(Json.trusted(ended.output())).isEqualTo(scenario.path("output"));
        }
        if (!error.isMissingNode()) {
            assertThat(ended.error()).isEqualTo(error.asText());
        }
        if (scenario.has("cause")) {
            assertThat(ended.cause()).contains(scenario.path("cause").asText());
        }
        if (scenario.has("path")) {
            List<String> path = StreamSupport.stream(scenario.path("path").spliterator(), false).map(JsonNode::asText).toList();
            assertThat(history.stream().filter(e -> e.stateEnteredEventDetails() != null)
                    .map(e -> e.stateEnteredEventDetails().name()))
                    .containsExactlyElementsOf(path);
        }
    }
}
