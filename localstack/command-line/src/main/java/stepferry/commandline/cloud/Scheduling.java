package stepferry.commandline.cloud;

/**
 * What schedules are made with.
 *
 * @param group the name of the group that they are in
 * @param role the ARN of the role that they start promotions as
 * @param queue the ARN of the queue in which ends what could not be started
 */
public record Scheduling(String group, String role, String queue) {}
