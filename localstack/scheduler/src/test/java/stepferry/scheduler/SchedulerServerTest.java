package stepferry.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import stepferry.servers.SteppedClock;

/** The server as the real SDK's clients find it, on a clock that the test moves. */
class SchedulerServerTest {
    private static final String GROUP = "promotions";
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:dead";
    private static final String MACHINE = "arn:aws:states:eu-central-1:000000000000:stateMachine:promote";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final RecordingStepFunctions stepFunctions = new RecordingStepFunctions();
    @TempDir
    Path folder;
    private SchedulerServer server;
    private SchedulerClient scheduler;
    private SqsClient queue;

    @BeforeEach
    void up() {
        server = SchedulerServer.start(new SchedulerConfiguration(folder, stepFunctions.endpoint(), "eu-central-1",
                "000000000000", GROUP, QUEUE, clock));
        scheduler = placed(SchedulerClient.builder());
        queue = placed(SqsClient.builder());
    }

    @AfterEach
    void down() {
        stop();
        stepFunctions.close();
    }

    private void stop() {
        scheduler.close();
        queue.close();
        server.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C placed(B builder) {
        return builder.endpointOverride(server.endpoint()).region(Region.EU_CENTRAL_1).httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"))).build();
    }

    @Test
    void aScheduleIsMadeShownChangedListedAndDeleted() {
        var made = create("nightly", "cron(0 2 * * ? *)", _ -> {});
        assertThat(made).isEqualTo("arn:aws:scheduler:eu-central-1:000000000000:schedule/promotions/nightly");

        var shown = scheduler.getSchedule(r -> r.name("nightly").groupName(GROUP));
        assertThat(shown.scheduleExpression()).isEqualTo("cron(0 2 * * ? *)");
        assertThat(shown.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
        assertThat(shown.target().input()).isEqualTo("{\"target\":\"prod\"}");
        assertThat(shown.target().retryPolicy().maximumEventAgeInSeconds()).isEqualTo(900);
        assertThat(shown.creationDate()).isEqualTo(clock.instant());
        assertThat(shown.arn()).isEqualTo(made);
        assertThat(shown.state()).as("unless it is said").isEqualTo(ScheduleState.ENABLED);

        clock.pass(Duration.ofMinutes(1));
        scheduler.updateSchedule(r -> r.name("nightly").groupName(GROUP).scheduleExpression("cron(0 3 * * ? *)").state(ScheduleState.DISABLED)
                .flexibleTimeWindow(f -> f.mode(FlexibleTimeWindowMode.OFF)).target(t -> t.arn(MACHINE).roleArn("arn:role")));
        var changed = scheduler.getSchedule(r -> r.name("nightly").groupName(GROUP));
        assertThat(changed.scheduleExpression()).isEqualTo("cron(0 3 * * ? *)");
        assertThat(changed.creationDate()).isBefore(changed.lastModificationDate());

        create("weekly", "cron(0 2 ? * SUN *)", _ -> {});
        assertThat(scheduler.listSchedulesPaginator(r -> r.groupName(GROUP)).schedules())
                .extracting(ScheduleSummary::name, ScheduleSummary::stateAsString)
                .containsExactlyInAnyOrder(Tuple.tuple("nightly", "DISABLED"), Tuple.tuple("weekly", "ENABLED"));
        scheduler.deleteSchedule(r -> r.name("nightly").groupName(GROUP));
        assertThatThrownBy(() -> scheduler.getSchedule(r -> r.name("nightly").groupName(GROUP))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whatWouldNotBeDoneIsRefused() {
        create("nightly", "cron(0 2 * * ? *)", _ -> {});
        assertThatThrownBy(() -> create("nightly", "cron(0 2 * * ? *)", _ -> {})).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> create("other", "cron(0 2 * * *)", _ -> {})).isInstanceOf(ValidationException.class)
                .hasMessageContaining("cron(0 2 * * *)");
        assertThatThrownBy(() -> create("other", "rate(5 minutes)", _ -> {})).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("o ther", "cron(0 2 * * ? *)", _ -> {})).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("other", "cron(0 2 * * ? *)", r -> r.scheduleExpressionTimezone("Nowhere")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("other", "cron(0 2 * * ? *)", r -> r.groupName("elsewhere"))).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> create("other", "cron(0 2 * * ? *)", r -> r.endDate(clock.instant()))).hasMessageContaining("EndDate");
        assertThatThrownBy(() -> create("other", "cron(0 2 * * ? *)", r -> r.flexibleTimeWindow(f -> f.mode(FlexibleTimeWindowMode.FLEXIBLE)
                .maximumWindowInMinutes(5)))).hasMessageContaining("FlexibleTimeWindow");
        assertThatThrownBy(() -> create("other", "cron(0 2 * * ? *)", r -> r.target(t -> t.arn("arn:aws:lambda:x").roleArn("r"))))
                .isInstanceOf(SchedulerException.class).hasMessageContaining("state machines");
        assertThatThrownBy(() -> scheduler.deleteSchedule(r -> r.name("other").groupName(GROUP))).isInstanceOf(ResourceNotFoundException.class);
        assertThat(scheduler.listSchedules(r -> r.groupName(GROUP)).schedules()).hasSize(1);
    }

    @Test
    void startsItsMachineWheneverItIsDueAndOnlyThen() {
        create("hourly", "cron(30 * * * ? *)", _ -> {});
        create("idle", "cron(30 * * * ? *)", r -> r.state(ScheduleState.DISABLED));
        clock.pass(Duration.ofMinutes(29));
        clock.pass(Duration.ofMinutes(1));
        await(() -> stepFunctions.asked().size() == 1);
        assertThat(started(0).path("stateMachineArn").asText()).isEqualTo(MACHINE);
        assertThat(started(0).path("input").asText()).isEqualTo("{\"target\":\"prod\"}");
        assertThat(started(0).path("name").asText()).matches("[0-9a-f-]{36}");
        clock.pass(Duration.ofHours(1));
        await(() -> stepFunctions.asked().size() == 2);
        assertThat(started(1).path("name")).isNotEqualTo(started(0).path("name"));
        assertThat(letters()).isZero();
    }

    @Test
    void whatIsDueOnceGoesWhenItIsDone() {
        create("once", "at(2026-11-22T13:00:02)", r -> r.actionAfterCompletion(ActionAfterCompletion.DELETE));
        create("kept", "at(2026-11-22T13:00:02)", _ -> {});
        clock.pass(Duration.ofSeconds(2));
        await(() -> stepFunctions.asked().size() == 2);
        await(() -> scheduler.listSchedules(r -> r.groupName(GROUP)).schedules().size() == 1);
        assertThat(scheduler.listSchedules(r -> r.groupName(GROUP)).schedules().getFirst().name()).isEqualTo("kept");
    }

    @Test
    void whatWasMissedWhileItWasDownIsStartedUnlessItIsTooOld() {
        create("quarterly", "cron(0/15 * * * ? *)", r -> r.target(target(1800)));
        stop();
        clock.pass(Duration.ofMinutes(46));
        up();
        // Of 12:15, 12:30 and 12:45 the first one is 31 minutes old.
        await(() -> stepFunctions.asked().size() == 2 && letters() == 1);
        assertThat(letter().messageAttributes().get("SCHEDULED_TIME").stringValue()).isEqualTo("2026-11-22T12:15:00Z");
        assertThat(letter().messageAttributes().get("EXHAUSTED_RETRY_CONDITION").stringValue()).isEqualTo("MaximumEventAgeInSeconds");
        clock.pass(Duration.ofMinutes(14));
        await(() -> stepFunctions.asked().size() == 3);
    }

    @Test
    void howeverMuchWasMissedItIsOneLetter() {
        create("every-minute", "cron(* * * * ? *)", r -> r.target(target(60)));
        stop();
        clock.pass(Duration.ofDays(400));
        up();
        await(() -> !stepFunctions.asked().isEmpty());
        assertThat(letters()).isEqualTo(1);
        assertThat(letter().messageAttributes().get("ERROR_MESSAGE").stringValue()).contains("due from 2026-11-22T12:01:00Z", "down");
    }

    @Test
    void aStartThatFailsIsTriedAgainLaterAndLater() {
        stepFunctions.refuse("StateMachineDoesNotExist");
        create("hourly", "cron(0 * * * ? *)", _ -> {});
        clock.pass(Duration.ofHours(1));
        await(() -> stepFunctions.asked().size() == 1);
        stepFunctions.allow();
        clock.pass(Duration.ofSeconds(1));
        await(() -> stepFunctions.asked().size() == 2);
        assertThat(started(1).path("name")).as("a repeated start is the same one").isEqualTo(started(0).path("name"));
        assertThat(letters()).isZero();
    }

    @Test
    void aStartThatFailsForGoodEndsInTheQueueAndLeavesItWhenItIsDeleted() {
        stepFunctions.refuse("StateMachineDoesNotExist");
        create("once", "at(2026-11-22T14:00:00)", r -> r.actionAfterCompletion(ActionAfterCompletion.DELETE));
        clock.pass(Duration.ofHours(1));
        for (int attempt = 1; attempt <= 4; attempt++) {
            int now = attempt;
            await(() -> stepFunctions.asked().size() == now);
            clock.pass(Duration.ofSeconds(60));
        }
        await(() -> letters() == 1);
        assertThat(stepFunctions.asked()).hasSize(4);
        assertThat(letter().body()).isEqualTo("{\"target\":\"prod\"}");
        assertThat(letter().messageAttributes().get("ERROR_CODE").stringValue()).isEqualTo("StateMachineDoesNotExist");
        assertThat(letter().messageAttributes().get("EXHAUSTED_RETRY_CONDITION").stringValue()).isEqualTo("MaximumRetryAttempts");
        assertThat(letter().messageAttributes().get("SCHEDULE_ARN").stringValue()).endsWith("/once");

        stop();
        up();
        assertThat(letters()).as("it is kept").isEqualTo(1);
        queue.deleteMessage(r -> r.queueUrl(url()).receiptHandle(letter().receiptHandle()));
        assertThat(letters()).isZero();
    }

    @Test
    void whatStandsInTheQueueIsForgottenAfterTwoWeeks() {
        stepFunctions.refuse("AccessDenied");
        create("hourly", "at(2026-11-22T14:00:00)", r -> r.target(target(60)));
        clock.pass(Duration.ofHours(1));
        await(() -> stepFunctions.asked().size() == 1);
        clock.pass(Duration.ofSeconds(50));
        await(() -> stepFunctions.asked().size() == 2);
        clock.pass(Duration.ofSeconds(50));
        await(() -> letters() == 1);
        clock.pass(Duration.ofDays(15));
        await(() -> letters() == 0);
    }

    @Test
    void anotherQueueIsNotThere() {
        assertThatThrownBy(() -> queue.getQueueUrl(r -> r.queueName("alive"))).isInstanceOf(QueueDoesNotExistException.class);
    }

    private String create(String name, String expression, Consumer<CreateScheduleRequest.Builder> more) {
        return scheduler.createSchedule(r -> more.accept(r.name(name).groupName(GROUP).scheduleExpression(expression)
                .scheduleExpressionTimezone("Europe/Berlin")
                .flexibleTimeWindow(f -> f.mode(FlexibleTimeWindowMode.OFF)).target(target(900)))).scheduleArn();
    }

    private static Target target(int age) {
        return Target.builder().arn(MACHINE).roleArn("arn:aws:iam::000000000000:role/any")
                .input("{\"target\":\"prod\"}").retryPolicy(p -> p.maximumEventAgeInSeconds(age).maximumRetryAttempts(3))
                .deadLetterConfig(d -> d.arn(QUEUE)).build();
    }

    private JsonNode started(int which) {
        return stepFunctions.asked().get(which);
    }

    private String url() {
        return queue.getQueueUrl(r -> r.queueName("dead")).queueUrl();
    }

    private int letters() {
        return Integer.parseInt(queue.getQueueAttributes(r -> r.queueUrl(url()).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private Message letter() {
        return queue.receiveMessage(r -> r.queueUrl(url()).messageAttributeNames("All")).messages().getFirst();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to pass");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
