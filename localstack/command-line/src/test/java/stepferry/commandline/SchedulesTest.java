package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

class SchedulesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PAGES = "CREATE TABLE pages (id int PRIMARY KEY, title text); INSERT INTO pages VALUES ";
    private static String dev;
    private static String prod;
    private final Terminal terminal = SharedCloud.terminal();

    @BeforeAll
    static void twoEnvironments() {
        dev = SharedCloud.environment("scheduledev", "generic", PAGES + "(1, 'new')");
        prod = SharedCloud.environment("scheduleprod", "generic", PAGES + "(1, 'old')");
    }

    @Test
    void aPromotionStartsByItselfAtItsTimeAndItsScheduleGoes() {
        var soon = LocalDateTime.now(ZoneOffset.UTC).plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        var made = terminal.run("schedule", "create", "tonight", "--at", soon.toString(), dev, prod,
                "--rules", "overwrite", "--skip-unchanged", "--json");
        assertThat(made.code()).as(made.all()).isZero();
        assertThat(made.json().path("next").asText()).isEqualTo(soon.toInstant(ZoneOffset.UTC).toString());

        var run = awaited(() -> runs().filter(each -> each.path("by").asText().equals("schedule tonight"))
                .filter(each -> each.path("status").asText().equals("done")).findFirst());
        assertThat(run.path("message").asText()).isEqualTo("promoted and verified");
        assertThat(SharedCloud.query(prod, "SELECT title FROM pages")).isEqualTo("new");
        assertThat(terminal.run("run", "show", run.path("run").asText()).out()).contains("by schedule tonight");
        awaited(() -> Optional.of(terminal.run("schedule", "list").out()).filter(out -> !out.contains("tonight")));
    }

    @Test
    void aScheduleIsMadeListedMadeAnewAndDeleted() {
        var made = terminal.run("schedule", "create", "nightly", "--cron", "0 2 * * ? *", "--timezone", "Europe/Berlin", dev, prod,
                "--window", "02:00-04:00 Europe/Berlin");
        assertThat(made.code()).as(made.all()).isZero();
        assertThat(made.out()).contains("made schedule 'nightly'", "next ", "stepferry schedule delete nightly");
        assertThat(terminal.run("schedule", "list").out()).contains("nightly", "cron(0 2 * * ? *)", "Europe/Berlin", dev, prod,
                "02:00-04:00 Europe/Berlin", "enabled");

        var taken = terminal.run("schedule", "create", "nightly", "--cron", "0 3 * * ? *", dev, prod);
        assertThat(taken.code()).isEqualTo(3);
        assertThat(taken.err()).contains("SCHEDULE_EXISTS", "--replace");
        assertThat(terminal.run("schedule", "create", "nightly", "--cron", "0 3 * * ? *", dev, prod, "--replace").code()).isZero();
        var shown = schedule("nightly").orElseThrow();
        assertThat(shown.path("expression").asText()).isEqualTo("cron(0 3 * * ? *)");
        assertThat(shown.path("request").path("schedule").asText()).isEqualTo("nightly");
        assertThat(shown.path("request").has("window")).isFalse();

        assertThat(terminal.run("schedule", "delete", "nightly").code()).isZero();
        assertThat(schedule("nightly")).isEmpty();
        var gone = terminal.run("schedule", "delete", "nightly");
        assertThat(gone.code()).isEqualTo(3);
        assertThat(gone.err()).contains("SCHEDULE_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "no!name; --cron;0 2 * * ? *; DEV PROD; SCHEDULE_INVALID; no!name",
        "bad; --cron;0 2 * * *; DEV PROD; SCHEDULE_INVALID; six fields",
        "bad; --cron;0 2 * * ? *; DEV PROD --timezone Mars/Olympus; SCHEDULE_INVALID; Mars/Olympus",
        "bad; --at;2020-01-01T02:00; DEV PROD; SCHEDULE_INVALID; is over",
        "bad; --at;tomorrow; DEV PROD; SCHEDULE_INVALID; 'tomorrow'",
        "bad; --at;2099-03-29T02:30; DEV PROD --timezone Europe/Berlin; SCHEDULE_INVALID; daylight saving",
        "bad; --cron;0 2 * * ? *; DEV DEV; SCHEDULE_INVALID; both",
        "bad; --cron;0 2 * * ? *; DEV nowhere; ENVIRONMENT_UNKNOWN; nowhere",
        "bad; --cron;0 2 * * ? *; nowhere PROD; ENVIRONMENT_UNKNOWN; nowhere",
        "bad; --cron;0 2 * * ? *; DEV PROD --rules nothing; RULE_SET_UNKNOWN; nothing",
        "bad; --cron;0 2 * * ? *; DEV PROD --window nightly; WINDOW_INVALID; nightly",
    })
    void whatCannotBeIsRefusedBeforeAnythingIsKept(String name, String option, String when, String rest, String code, String said) {
        var words = Stream.concat(Stream.of("schedule", "create", name, option, when),
                Stream.of(rest.replace("DEV", dev).replace("PROD", prod).split(" "))).toArray(String[]::new);
        var screen = terminal.run(words);
        assertThat(screen.code()).as(screen.all()).isEqualTo(3);
        assertThat(screen.err()).contains("stepferry: " + code, said);
        assertThat(schedule(name)).isEmpty();
    }

    @Test
    void aScheduleThatWouldAlwaysBeRefusedIsAMistake() {
        var never = terminal.run("schedule", "create", "never", "--cron", "0 2 * * ? *", dev, prod, "--window", "03:00-04:00 UTC");
        assertThat(never.code()).isEqualTo(3);
        assertThat(never.err()).contains("SCHEDULE_INVALID", "03:00-04:00 UTC");
    }

    @Test
    void anEnvironmentsWindowIsKeptAndHolds() {
        var guarded = SharedCloud.environment("guarded", "generic", "CREATE TABLE pages (id int PRIMARY KEY, title text)");
        var now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        var window = now.plusHours(2) + "-" + now.plusHours(3) + " UTC";
        var added = terminal.run("env", "add", guarded, "--url", SharedCloud.url(guarded), "--user", SharedCloud.CLOUD.postgres().user(),
                "--password-env", SharedCloud.VARIABLE, "--window", window, "--json");
        assertThat(added.json().path("guards").path("window").asText()).isEqualTo(window);

        var refused = terminal.run("promote", dev, guarded);
        assertThat(refused.code()).as(refused.all()).isEqualTo(3);
        assertThat(refused.all()).contains("OUTSIDE_WINDOW", window);
        assertThat(SharedCloud.query(guarded, "SELECT count(*) FROM pages")).isEqualTo("0");
    }

    @Test
    void aPromotionThatWouldChangeNothingEndsWithItsPlan() {
        var target = SharedCloud.environment("twin", "generic", PAGES + "(1, 'new')");
        var run = terminal.run("promote", dev, target, "--skip-unchanged");
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("nothing was touched: nothing would change").doesNotContain("to do it", "to take it back", "backup");
    }

    @Test
    void whatCouldNotBeStartedIsCounted() {
        var scheduling = SharedCloud.CLOUD.endpoints().scheduling();
        var soon = LocalDateTime.now(ZoneOffset.UTC).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        try (var scheduler = client(scheduling.endpoint())) {
            scheduler.createSchedule(r -> r.name("lost").groupName(scheduling.group()).scheduleExpression("at(" + soon + ")")
                    .flexibleTimeWindow(f -> f.mode(FlexibleTimeWindowMode.OFF))
                    .target(t -> t.arn("arn:aws:states:eu-central-1:000000000000:stateMachine:gone").roleArn(scheduling.role())
                            .retryPolicy(p -> p.maximumRetryAttempts(0)).deadLetterConfig(d -> d.arn(scheduling.queue()))));
        }
        awaited(() -> Optional.of(terminal.run("schedule", "list", "--json").json()).filter(list -> list.path("deadLetters").asInt() == 1));
        assertThat(terminal.run("schedule", "list").out()).contains("1 promotion could not be started: queue stepferry-dead-letters says why");
    }

    private static SchedulerClient client(URI endpoint) {
        return SchedulerClient.builder().endpointOverride(endpoint).region(Region.EU_CENTRAL_1).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"))).build();
    }

    private Stream<JsonNode> runs() {
        return elements(terminal.run("run", "list", "--json").json());
    }

    private Optional<JsonNode> schedule(String name) {
        return elements(terminal.run("schedule", "list", "--json").json().path("schedules"))
                .filter(each -> each.path("name").asText().equals(name)).findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static <T> T awaited(Supplier<Optional<T>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to pass");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
