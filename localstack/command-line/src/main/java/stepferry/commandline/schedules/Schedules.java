package stepferry.commandline.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.runs.Request;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;

/** The schedules of a deployment. */
final class Schedules {
    /** A promotion that could not be started by then has missed its hour, and the next one comes. */
    private static final int OLDEST_SECONDS = 900;
    private static final int RETRIES = 5;
    private static final FlexibleTimeWindow SHARP = FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();

    private final Cloud cloud;

    Schedules(Cloud cloud) {
        this.cloud = cloud;
    }

    Optional<ScheduledPromotion> find(String name) {
        return asked("show a schedule", () -> {
            try {
                var found = cloud.scheduler().getSchedule(r -> r.name(name).groupName(group()));
                return Optional.of(ScheduledPromotion.of(found, Instant.now()));
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
    }

    List<ScheduledPromotion> all() {
        var names = asked("list schedules", () -> cloud.scheduler().listSchedulesPaginator(r -> r.groupName(group())).schedules().stream()
                .map(ScheduleSummary::name).sorted().toList());
        return names.stream().flatMap(name -> find(name).stream()).toList();
    }

    /** Makes a schedule, or makes it anew. */
    void put(String name, TimeOptions times, Request request, boolean known) {
        var completion = times.once() ? ActionAfterCompletion.DELETE : ActionAfterCompletion.NONE;
        var target = target(request);
        asked("keep a schedule", () -> known
                ? cloud.scheduler().updateSchedule(r -> r.name(name).groupName(group()).scheduleExpression(times.expression())
                        .scheduleExpressionTimezone(times.timezone()).flexibleTimeWindow(SHARP).actionAfterCompletion(completion).target(target))
                : cloud.scheduler().createSchedule(r -> r.name(name).groupName(group()).scheduleExpression(times.expression())
                        .scheduleExpressionTimezone(times.timezone()).flexibleTimeWindow(SHARP).actionAfterCompletion(completion).target(target)));
    }

    void delete(String name) {
        asked("delete a schedule", () -> {
            try {
                return cloud.scheduler().deleteSchedule(r -> r.name(name).groupName(group()));
            } catch (ResourceNotFoundException _) {
                throw unknown(name);
            }
        });
    }

    /** How many promotions could not be started, of late; empty if the caller may not look into the queue. */
    Optional<Integer> deadLetters() {
        return asked("look into the dead-letter queue", () -> {
            try {
                var url = cloud.queues().getQueueUrl(r -> r.queueName(queueName())).queueUrl();
                return Optional.of(Integer.valueOf(cloud.queues()
                        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes().get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
            } catch (SqsException _) {
                return Optional.empty();
            }
        });
    }

    /** Part of the queue's ARN. */
    String queueName() {
        var arn = cloud.scheduling().queue();
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private String group() {
        return cloud.scheduling().group();
    }

    private Target target(Request request) {
        return Target.builder().arn(cloud.machine(request.machine())).roleArn(cloud.scheduling().role()).input(Json.text(request.input()))
                .retryPolicy(p -> p.maximumEventAgeInSeconds(OLDEST_SECONDS).maximumRetryAttempts(RETRIES))
                .deadLetterConfig(d -> d.arn(cloud.scheduling().queue())).build();
    }

    private static <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw new Rejected(ErrorCode.PERMISSION_MISSING, "AWS refused to " + what + ": "
                    + Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorMessage).orElse(e.getMessage()), e);
        } catch (SdkClientException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "AWS did not answer when it was to " + what + ": try again", e);
        }
    }

    private static Rejected unknown(String name) {
        return new Rejected(ErrorCode.SCHEDULE_UNKNOWN, "There is no schedule '" + name + "': 'stepferry schedule list' shows those there are");
    }
}
