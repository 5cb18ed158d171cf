package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.Follow;
import stepferry.commandline.following.Lines;
import stepferry.commandline.following.Machines;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.session.Session;
import stepferry.model.Run;

/**
 * A run to start.
 *
 * @param machine the machine that does it
 * @param id the run's id
 * @param input what the machine takes
 */
public record Request(String machine, Run.Kind kind, String id, Map<String, Object> input) {
    public Request {
        input = Map.copyOf(input);
    }

    /** A promotion from one environment to another under a rule set. */
    public static Request promotion(String source, String target, String rules) {
        return promotion(new PromotionSource("source", source), source, target, Map.of("rules", rules));
    }

    static Request promotion(PromotionSource from, String source, String target, Map<String, Object> options) {
        var input = new HashMap<>(options);
        input.put(from.field(), source);
        input.put("target", target);
        return new Request("promote", Run.Kind.PROMOTION, RunIds.promotion(from.environment(), target), input);
    }

    Request as(String other) {
        return new Request(machine, kind, other, input);
    }

    /** The same with one more thing said. */
    Request with(String field, Object value) {
        var more = new HashMap<>(input);
        more.put(field, value);
        return new Request(machine, kind, id, more);
    }

    /** Starts the run and returns its execution's ARN. */
    String start(Cloud cloud) {
        return new Machines(cloud).start(machine, id, input);
    }

    /** Starts the run and follows it to its end, telling the session of each step. */
    public RunReport run(Session session, Cloud cloud) {
        return follow(start(cloud), session, cloud);
    }

    /** Follows the run, once started, to its end. */
    RunReport follow(String execution, Session session, Cloud cloud) {
        return new Follow(cloud).toTheEnd(id, kind, execution, Lines.of(session));
    }
}
