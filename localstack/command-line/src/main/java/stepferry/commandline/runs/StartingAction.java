package stepferry.commandline.runs;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** A command that starts a run and, unless told otherwise, follows it to its end. */
abstract class StartingAction extends ClientAction {
    @Option(names = "--id", paramLabel = "RUN", description = "The run's id; made of time and names unless given.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--no-wait", description = "Start the run, print its id, and leave it alone.")
    private boolean noWait;

    protected abstract Request request(Cloud cloud);

    /** A sentence on what begins, given the run's id. */
    protected abstract String beginning(String run);

    @Override
    protected void check() {
        id.filter(given -> !RunIds.valid(given)).ifPresent(given -> {
            throw misused("--id takes 1 to 80 letters, digits, dots, dashes and underscores: '" + given + "' is none");
        });
    }

    @Override
    protected final Answer act(Session session, Cloud cloud) {
        if (noWait) {
            refuseLeaving(cloud);
        }
        id.ifPresent(given -> refuseTaken(cloud, given));
        var made = request(cloud);
        var request = ready(id.map(made::as).orElse(made), session, cloud);
        return noWait ? left(request, cloud) : followed(request, session, cloud);
    }

    /** What the request needs beside itself is made here, now that the run's id is settled. */
    protected Request ready(Request request, Session session, Cloud cloud) {
        return request;
    }

    private Answer left(Request request, Cloud cloud) {
        return Answer.done(Map.of("run", request.id(), "execution", started(request, cloud)), request.id());
    }

    private Answer followed(Request request, Session session, Cloud cloud) {
        session.say(beginning(request.id()));
        var report = request.follow(started(request, cloud), session, cloud);
        return answer(report, cloud);
    }

    /** What is said when the run has ended. */
    protected Answer answer(RunReport report, Cloud cloud) {
        return Answer.of(report.exitCode(), report, report.closing());
    }

    private static String started(Request request, Cloud cloud) {
        try {
            return request.start(cloud);
        } catch (Rejected e) {
            if (request.input().containsKey("values") && e.code() != ErrorCode.RUN_EXISTS) {
                cloud.runValues().forget(request.id());
            }
            throw e;
        }
    }

    /** Step Functions answers a start that repeats a running one's name and input as if it were the first. */
    private static void refuseTaken(Cloud cloud, String run) {
        cloud.journal().find(run).ifPresent(there -> {
            throw new Rejected(ErrorCode.RUN_EXISTS, "There is a run '" + run + "' already, " + there.status().word()
                    + ": give this one another --id; 'stepferry run show " + run + "' shows the other");
        });
    }
}
