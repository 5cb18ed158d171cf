package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The error names that a retrier or a catcher lists, with the wildcards among them. */
public record ErrorNames(List<String> names) {
    private static final Set<String> TIMEOUTS = Set.of("States.Timeout", "States.HeartbeatTimeout");

    public ErrorNames {
        names = List.copyOf(names);
    }

    static ErrorNames of(JsonNode rule) {
        return new ErrorNames(StreamSupport.stream(rule.path("ErrorEquals").spliterator(), false).map(JsonNode::asText).toList());
    }

    /** Whether the error is meant; States.Runtime never is, and States.DataLimitExceeded only by its own name. */
    public boolean match(String error) {
        if (error.equals("States.Runtime")) {
            return false;
        }
        return names.contains(error)
                || (error.equals("States.HeartbeatTimeout") && names.contains("States.Timeout"))
                || (!error.equals("States.DataLimitExceeded") && wildcardMatches(error));
    }

    private boolean wildcardMatches(String error) {
        return names.contains("States.ALL") || (names.contains("States.TaskFailed") && !TIMEOUTS.contains(error));
    }
}
