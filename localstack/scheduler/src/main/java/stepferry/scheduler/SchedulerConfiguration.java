package stepferry.scheduler;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where the scheduler listens and whom it calls.
 *
 * @param directory where schedules, and what is still to be started, are kept between starts
 * @param stepFunctions the endpoint of Step Functions
 * @param group the one group of schedules there is
 * @param queue the ARN of the one dead-letter queue there is
 * @param clock what tells when a schedule is due
 */
public record SchedulerConfiguration(Path directory, URI stepFunctions, String region, String account, String group, String queue, Clock clock) {
    /** The ARN of a schedule. */
    public String arn(String schedule) {
        return "arn:aws:scheduler:" + region + ":" + account + ":schedule/" + group + "/" + schedule;
    }

    /** The queue's name: the end of its ARN. */
    public String queueName() {
        return queue.substring(queue.lastIndexOf(':') + 1);
    }
}
