package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import stepferry.stepfunctions.language.Json;

/**
 * The project's own definitions with a promotion as large as they come: every function answers at once, so what is left is what the workflow
 * itself costs. Events are those of AWS: a Distributed Map adds six to its parent's history, and its children have histories of their own.
 */
class SimulationTest {
    private static final Path DEFINITIONS = Path.of("../../state-machine");
    private static final List<String> FUNCTIONS = List.of("Admit", "Export", "Check", "Await", "Resume", "Plan", "Prepare", "Load", "Apply",
            "Verify", "Rollback", "Close");
    private static final int PARTS_OF_A_TABLE = 10;
    /** What Step Functions hands on is 262,144 bytes at most. */
    private static final int FAR_BELOW_THE_LIMIT = 16 << 10;
    private static final int MOST_EVENTS = 25_000;

    @RegisterExtension
    final Bench bench = new Bench();

    /** What a promotion came to. */
    private record Cost(Map<String, Long> calls, int longestPayload, List<Integer> events, int longestOfChildren, Duration took) {}

    @Test
    void tenThousandPartsOfAThousandTablesCostEachWhatAHundredPartsOfTenDo() throws IOException {
        var promote = deploy();
        var few = promotion(promote, "few", 10);
        var many = promotion(promote, "many", 1000);

        assertThat(few.calls()).containsEntry("LoadFunction", 100L);
        assertThat(many.calls()).containsEntry("LoadFunction", 10_000L);
        for (var cost : List.of(few, many)) {
            var steps = new TreeMap<>(cost.calls());
            steps.remove("LoadFunction");
            assertThat(steps).isEqualTo(Map.of("AdmitFunction", 1L, "ExportFunction", 2L, "CheckFunction", 1L, "PlanFunction", 1L,
                    "PrepareFunction", 1L,
                    "ApplyFunction", 1L, "VerifyFunction", 1L, "CloseFunction", 1L));
            assertThat(cost.longestPayload()).isPositive().isLessThan(FAR_BELOW_THE_LIMIT);
        }
        assertThat(many.events()).isEqualTo(few.events()).allMatch(events -> events < MOST_EVENTS / 100);
        assertThat(many.longestOfChildren()).isEqualTo(few.longestOfChildren()).isLessThan(10);
        assertThat(many.longestPayload()).isLessThan(few.longestPayload() + 100);
        assertThat(many.took()).isLessThan(Duration.ofMinutes(2));
    }

    /** The machines, as the template deploys them; promote's ARN. */
    private String deploy() throws IOException {
        var names = FUNCTIONS.stream().map(word -> word + "Function").collect(Collectors.toMap(name -> name, name -> name));
        names.put("ExportStateMachine", bench.machineOf(definition("export", names)));
        names.put("ApplyStateMachine", bench.machineOf(definition("apply", names)));
        return bench.machineOf(definition("promote", names));
    }

    private static String definition(String machine, Map<String, String> names) throws IOException {
        var text = Files.readString(DEFINITIONS.resolve(machine + ".asl.json"));
        for (var name : names.entrySet()) {
            text = text.replace("${" + name.getKey() + "}", name.getValue());
        }
        return text;
    }

    private Cost promotion(String machine, String run, int tables) {
        answerAsTheFunctionsDo(run, tables);
        int before = bench.lambda().calls().size();
        var begun = Instant.now();
        var promoted = bench.ended(bench.start(machine, "{\"source\":\"dev\",\"target\":\"prod\",\"strategy\":\"chunked\"}"));
        var took = Duration.between(begun, Instant.now());
        assertThat(promoted.status()).as("%s", promoted.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var history = bench.history(promoted.executionArn());
        var applied = bench.history(child(history, "Apply"));
        var children = children(run).stream().limit(20).map(bench::history).toList();
        var calls = bench.lambda().calls();
        var mine = calls.subList(before, calls.size());
        int longest = Stream.of(mine.stream().map(call -> Json.text(call.payload())), texts(history), texts(applied),
                        children.stream().flatMap(SimulationTest::texts)).flatMap(each -> each).mapToInt(String::length).max().orElseThrow();
        return new Cost(mine.stream().collect(Collectors.groupingBy(ScriptedLambda.Call::function, Collectors.counting())), longest,
                List.of(history.size(), applied.size()), children.stream().mapToInt(List::size).max().orElseThrow(), took);
    }

    private void answerAsTheFunctionsDo(String run, int tables) {
        var admission = Json.object().put("run", run).put("target", "prod").put("place", "jdbc:postgresql://somewhere/prod#public").put("token", 7)
                .put("source", "dev").put("package", run).put("backup", run + "-backup").put("rules", "release@1").putNull("restores")
                .put("title", "").put("allowDestructive", false).put("rollBack", true).put("strategy", "chunked")
                .put("dryRun", false).put("approval", false).putNull("values").put("patience", 60);
        bench.lambda().answers("AdmitFunction", _ -> admission);
        bench.lambda().answers("ExportFunction", _ -> Json.object().put("package", run).put("rows", 1).put("bytes", 1));
        bench.lambda().answers("CheckFunction", _ -> Json.object().put("files", 1).put("strategy", "chunked").put("seconds", 1)
                .put("lockedSeconds", 1).put("why", "it was asked for").set("missing", Json.trusted("[]")));
        bench.lambda().answers("PlanFunction", _ ->
                Json.object().put("digest", "a".repeat(64)).put("tables", tables).put("last", false));
        bench.lambda().answers("PrepareFunction", _ -> {
            var list = loads(tables);
            bench.s3().put("packages/runs/" + run + "/parts.json", Json.text(list));
            return Json.object().put("bucket", "packages").put("key", "runs/" + run + "/parts.json").put("loads", list.size());
        });
        bench.lambda().answers("LoadFunction", payload -> Json.object().put("parts", payload.path("load").path("tables").size()).put("rows", 250_000));
        for (var function : List.of("ApplyFunction", "VerifyFunction", "CloseFunction")) {
            bench.lambda().answers(function, _ -> Json.object().put("run", run).put("status", "done").put("message", "done"));
        }
    }

    /** As large parts are listed: each is a load of its own. */
    private static ArrayNode loads(int tables) {
        var list = (ArrayNode) Json.trusted("[]");
        for (int table = 0; table < tables; table++) {
            for (int part = 0; part < PARTS_OF_A_TABLE; part++) {
                var some = Json.object().put("table", "a_table_of_the_application_" + table);
                some.putArray("parts").add(part);
                list.addObject().putArray("tables").add(some);
            }
        }
        return list;
    }

    private static String child(List<HistoryEvent> history, String state) {
        var exited = history.stream().filter(event -> event.stateExitedEventDetails() != null && event.stateExitedEventDetails().name().equals(state))
                .findFirst().orElseThrow();
        return history.stream().filter(event -> event.id() < exited.id() && event.taskSucceededEventDetails() != null)
                .reduce((_, later) -> later).map(event -> Json.trusted(event.taskSucceededEventDetails().output()).path("ExecutionArn").asText())
                .orElseThrow();
    }

    /** The loads' executions, from the file that the map leaves. */
    private List<String> children(String run) {
        var file = bench.s3().keys().stream().filter(key -> key.startsWith("/packages/runs/" + run + "/loads") && key.contains("SUCCEEDED"))
                .findFirst().orElseThrow();
        return Json.trusted(bench.s3().get(file.substring(1))).findValuesAsText("ExecutionArn");
    }

    /** Whatever is handed to states and from them. */
    private static Stream<String> texts(List<HistoryEvent> history) {
        return history.stream().flatMap(event -> Stream.of(
                        event.stateEnteredEventDetails() == null ? null : event.stateEnteredEventDetails().input(),
                        event.stateExitedEventDetails() == null ? null : event.stateExitedEventDetails().output(),
                        event.taskSucceededEventDetails() == null ? null : event.taskSucceededEventDetails().output(),
                        event.taskScheduledEventDetails() == null ? null : event.taskScheduledEventDetails().parameters()))
                .filter(Objects::nonNull);
    }
}
