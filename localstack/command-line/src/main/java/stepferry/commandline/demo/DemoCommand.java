package stepferry.commandline.demo;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stepferry.cloud.CloudEndpoints;
import stepferry.cloud.LocalCloud;
import stepferry.commandline.cloud.Clouds;
import stepferry.commandline.session.Action;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.StayingUp;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The demo. */
@Command(name = "demo",
        description = "Promotes a small CRM from dev to prod on a local stack of its own, and stays up to be tried.",
        mixinStandardHelpOptions = true)
public final class DemoCommand extends Action {
    @Option(names = "--once", description = "End when the story is told.")
    private boolean once;

    @Override
    protected Answer act(Session session) {
        var home = session.around().home().resolve("demo");
        CloudEndpoints.running(home).ifPresent(running -> {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "A demo runs already, in process " + running.pid()
                    + ": try it, or stop it first");
        });
        session.say("Starting PostgreSQL, S3, DynamoDB, Secrets Manager, Step Functions and the functions on this machine ...");
        try (var local = LocalCloud.start(Optional.of(home)); var cloud = Clouds.of(local.endpoints())) {
            var told = new Story(session, cloud, DemoApplication.install(local.postgres(), cloud)).tell();
            if (session.json()) {
                session.print(told);
            }
            session.say(Closing.lines(shortened(home, session.around().folder()), told, once));
            if (!once) {
                StayingUp.untilInterrupted();
            }
            return Answer.silent(told.exitCode());
        }
    }

    private static Path shortened(Path home, Path folder) {
        return home.startsWith(folder) ? folder.relativize(home) : home;
    }
}
