package stepferry.commandline.cloud;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.commandline.session.Surroundings;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * A deployed stack. Its parts are the stack's outputs, as CloudFormation tells them; each can be named by a variable instead,
 * and when all are, CloudFormation is not asked.
 */
final class NamedStack {
    private static final Map<String, String> OUTPUTS = Map.of(
            "STEPFERRY_BUCKET", "PackageBucket",
            "STEPFERRY_JOURNAL", "JournalTable",
            "STEPFERRY_PROMOTE", "PromoteStateMachine",
            "STEPFERRY_ROLLBACK", "RollbackStateMachine",
            "STEPFERRY_EXPORT", "ExportStateMachine");

    private static final String GROUP = "STEPFERRY_SCHEDULE_GROUP";
    private static final String ROLE = "STEPFERRY_SCHEDULE_ROLE";
    private static final String QUEUE = "STEPFERRY_SCHEDULE_QUEUE";
    private static final Map<String, String> SCHEDULING_OUTPUTS = Map.of(GROUP, "ScheduleGroup", ROLE, "ScheduleRole", QUEUE, "ScheduleDeadLetters");
    /** Variables without which everything but schedules can be had. */
    static final List<String> SCHEDULING = List.of(GROUP, ROLE, QUEUE);

    private NamedStack() {}

    static Deployment read(String stack, Surroundings around) {
        var endpoint = around.variable("STEPFERRY_ENDPOINT").map(URI::create);
        var parts = new HashMap<String, String>();
        Stream.of(OUTPUTS, SCHEDULING_OUTPUTS).flatMap(all -> all.keySet().stream())
                .forEach(variable -> around.variable(variable).ifPresent(value -> parts.put(variable, value)));
        if (!parts.keySet().containsAll(OUTPUTS.keySet())) {
            var outputs = StackOutputs.of(stack, endpoint);
            Stream.of(OUTPUTS, SCHEDULING_OUTPUTS)
                    .forEach(all -> all.forEach((variable, output) -> parts.computeIfAbsent(variable, _ -> outputs.get(output))));
        }
        return deployment(stack, parts, endpoint);
    }

    private static Deployment deployment(String stack, Map<String, String> parts, Optional<URI> endpoint) {
        return new Deployment(part(stack, parts, "STEPFERRY_BUCKET"), part(stack, parts, "STEPFERRY_JOURNAL"),
                Stream.of("promote", "rollback", "export").filter(machine -> parts.containsKey(variable(machine)))
                        .collect(Collectors.toMap(machine -> machine, machine -> parts.get(variable(machine)))),
                scheduling(parts), endpoint.map(NamedStack::everywhere).orElse(Map.of()), Optional.empty(), false);
    }

    private static Map<String, URI> everywhere(URI endpoint) {
        return Stream.of("sfn", "s3", "dynamodb", "secretsmanager", "ssm", "scheduler", "sqs")
                .collect(Collectors.toMap(service -> service, _ -> endpoint));
    }

    private static Optional<Scheduling> scheduling(Map<String, String> parts) {
        return parts.keySet().containsAll(SCHEDULING)
                ? Optional.of(new Scheduling(parts.get(GROUP), parts.get(ROLE), parts.get(QUEUE))) : Optional.empty();
    }

    private static String part(String stack, Map<String, String> parts, String variable) {
        return Optional.ofNullable(parts.get(variable))
                .orElseThrow(() -> new Rejected(ErrorCode.REQUEST_INVALID, "Stack '" + stack
                + "' has no output " + OUTPUTS.get(variable) + ": is it a deployment of the project's template? " + variable
                + " can name it"));
    }

    private static String variable(String machine) {
        return "STEPFERRY_" + machine.toUpperCase(java.util.Locale.ROOT);
    }
}
