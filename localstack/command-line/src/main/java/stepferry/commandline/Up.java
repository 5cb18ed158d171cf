package stepferry.commandline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stepferry.cloud.CloudEndpoints;
import stepferry.cloud.Distribution;
import stepferry.cloud.LocalCloud;
import stepferry.cloud.stack.LocalStack;
import stepferry.commandline.session.Action;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.StayingUp;
import stepferry.commandline.session.TextTable;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The local stack alone. */
@Command(name = "up", description = "Starts the local stack and stays until it is interrupted; its state is kept between starts.")
final class Up extends Action {
    @Option(names = "--ephemeral", description = "Keep nothing: state ends with the stack.")
    private boolean ephemeral;

    @Option(names = "--localstack", description =
            "Instead, start LocalStack by Docker, deploy the template on it, and leave it running (docs/places.md).")
    private boolean localStack;

    @Override
    protected Answer act(Session session) {
        if (localStack && ephemeral) {
            throw misused("--localstack keeps nothing anyway: leave --ephemeral out");
        }
        return localStack ? onLocalStack(session) : embedded(session);
    }

    private static Answer onLocalStack(Session session) {
        var place = new LocalStack("docker", Distribution.sources());
        session.note("Starting LocalStack by Docker and deploying the template on it");
        var outputs = place.up(session::note);
        return Answer.done(outputs, "To use it:",
                "  export STEPFERRY_ENDPOINT=" + LocalStack.ENDPOINT + " STEPFERRY_STACK=" + LocalStack.STACK + " AWS_REGION=" + LocalStack.REGION
                        + " AWS_ACCESS_KEY_ID=" + LocalStack.KEY + " AWS_SECRET_ACCESS_KEY=" + LocalStack.KEY,
                "Its functions reach the PostgreSQL beside it as jdbc:postgresql://postgres:5432/…, user and password postgres.",
                "To end it: docker compose -f " + place.compose() + " down");
    }

    private Answer embedded(Session session) {
        var home = session.around().home();
        refuseSecond(home);
        session.note(ephemeral ? "Starting the local stack, keeping nothing" : "Starting the local stack on " + home);
        try (var cloud = LocalCloud.start(ephemeral ? Optional.empty() : Optional.of(home))) {
            var endpoints = cloud.endpoints();
            if (session.json()) {
                session.print(endpoints.machines());
            } else {
                session.say(lines(endpoints));
            }
            StayingUp.untilInterrupted();
        }
        return Answer.silent(0);
    }

    private void refuseSecond(Path home) {
        CloudEndpoints.running(home).filter(_ -> !ephemeral).ifPresent(running -> {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "The local stack runs already on " + home + ", in process "
                    + running.pid()
                    + ": use it, or stop it first");
        });
    }

    private static List<String> lines(CloudEndpoints endpoints) {
        return TextTable.of("service", "endpoint")
                .row("Step Functions", endpoints.stepFunctions())
                .row("S3", endpoints.s3() + "  bucket " + endpoints.bucket())
                .row("DynamoDB", endpoints.dynamo() + "  table " + endpoints.journal())
                .row("Secrets Manager", endpoints.secrets())
                .row("EventBridge Scheduler, SQS", endpoints.scheduling().endpoint() + "  group " + endpoints.scheduling().group())
                .row("region", endpoints.region())
                .row("access key", endpoints.accessKey())
                .lines();
    }
}
