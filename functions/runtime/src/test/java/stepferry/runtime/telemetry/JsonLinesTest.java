package stepferry.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** One event, one line, one object. */
class JsonLinesTest {
    private static final String SECRET = "hunter2";
    private static final Logger LOG = LoggerFactory.getLogger(JsonLinesTest.class);

    private final String run = "run-" + UUID.randomUUID();

    @AfterEach
    void forget() {
        MDC.clear();
    }

    private JsonNode only(Runnable deed) {
        MDC.put("run", run);
        try (var lines = new Lines()) {
            deed.run();
            assertThat(lines.text()).allSatisfy(line -> assertThat(line).endsWith("\n").doesNotContainPattern("\n."));
            var found = lines.with("run", run);
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    @Test
    void aLineSaysWhenHowGraveWhatAndWhere() {
        var line = only(() -> LogScope.table("orders", () -> LogScope.part(3, () -> LOG.atInfo().addKeyValue("rows", 7).log("came\nin {}", "two lines"))));

        assertThat(Instant.parse(line.path("timestamp").asText())).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("logger").asText()).isEqualTo(JsonLinesTest.class.getName());
        assertThat(line.path("message").asText()).isEqualTo("came\nin two lines");
        assertThat(line.path("table").asText()).isEqualTo("orders");
        assertThat(line.path("part").asText()).isEqualTo("3");
        assertThat(line.path("rows").isInt()).isTrue();
    }

    @Test
    void whatEndedWellIsOutOfScopeAndWhatFailedIsNot() {
        LogScope.table("done", () -> LogScope.part(1, () -> {}));
        assertThat(only(() -> LOG.info("afterwards")).has("table")).isFalse();

        var line = only(() -> {
            assertThatThrownBy(() -> LogScope.table("broken", () -> {
                throw new IllegalStateException(SECRET);
            })).isInstanceOf(IllegalStateException.class);
            LOG.info("it failed");
        });
        assertThat(line.path("table").asText()).isEqualTo("broken");
    }

    @Test
    void anErrorOfOursSpeaksAndAnyOtherIsOnlyNamed() {
        var foreign = new IllegalStateException("Key (password)=(" + SECRET + ") exists", new IllegalArgumentException(SECRET));
        var ours = new Rejected(ErrorCode.VALUE_REFUSED, "a value does not fit", foreign);
        ours.addSuppressed(new IllegalStateException(SECRET));

        var line = only(() -> LOG.warn("failed", ours));

        assertThat(line.path("error").asText()).isEqualTo("stepferry.model.Rejected");
        assertThat(line.path("code").asText()).isEqualTo("VALUE_REFUSED");
        assertThat(line.path("stackTrace")).extracting(JsonNode::asText)
                .anySatisfy(frame -> assertThat(frame).startsWith(JsonLinesTest.class.getName()))
                .contains("caused by java.lang.IllegalStateException", "caused by java.lang.IllegalArgumentException",
                        "besides java.lang.IllegalStateException");
        assertThat(line.toString()).doesNotContain(SECRET);
    }

    @Test
    void nothingIsTooLongForALine() {
        var line = only(() -> LOG.warn("x".repeat(500_000), new Rejected(ErrorCode.VALUE_REFUSED, "y", new Rejected(ErrorCode.VALUE_REFUSED,
                "z".repeat(500_000)))));

        assertThat(Json.text(line).length()).isLessThan(256 * 1024);
    }

    @Test
    void whatDriversSayOfRowsIsNotRepeated() {
        try (var lines = new Lines()) {
            LoggerFactory.getLogger("org.mariadb.jdbc.message.server.ErrorPacket").error("Duplicate entry '{}'", SECRET);
            assertThat(lines.text()).noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void anotherThreadTellsOfTheSameRunAndOfItsOwnFailure() throws InterruptedException {
        MDC.put("run", run);
        try (var lines = new Lines()) {
            var thread = Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> {}).start(LogScope.carried(() -> LogScope.table("orders", () -> {
                throw new IllegalStateException(SECRET);
            })));
            thread.join();
            assertThat(lines.with("run", run)).singleElement().satisfies(line -> {
                assertThat(line.path("table").asText()).isEqualTo("orders");
                assertThat(line.path("error").asText()).isEqualTo("java.lang.IllegalStateException");
            });
        }
    }
}
