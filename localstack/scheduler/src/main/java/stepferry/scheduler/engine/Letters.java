package stepferry.scheduler.engine;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import stepferry.scheduler.SchedulerConfiguration;

/** Writes dead letters, with the attributes that EventBridge Scheduler gives them. */
public record Letters(SchedulerConfiguration configuration) {

    /** @param failed what the last attempt said, or why there is none */
    DeadLetter failed(Firing firing, Starter.Outcome.Failed failed, Instant now) {
        boolean tired = firing.attempts() >= firing.target().retries();
        return new DeadLetter(UUID.randomUUID().toString(), now, firing.target().input(), Map.of(
                "ERROR_CODE", failed.code(), "ERROR_MESSAGE", failed.message(),
                "RETRY_ATTEMPTS", String.valueOf(firing.attempts()), "EXECUTION_ID", firing.id(),
                "EXHAUSTED_RETRY_CONDITION", tired ? "MaximumRetryAttempts" : "MaximumEventAgeInSeconds",
                "SCHEDULE_ARN", configuration.arn(firing.schedule()), "TARGET_ARN", firing.target().machine(),
                "SCHEDULED_TIME", firing.due().toString()));
    }
}
