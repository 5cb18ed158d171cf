package stepferry.commandline.cloud;

import java.nio.file.Path;
import java.util.Optional;
import stepferry.cloud.CloudEndpoints;
import stepferry.cloud.LocalCloud;
import stepferry.commandline.session.Session;

/** Finds the cloud that a command talks to. */
public final class Clouds {
    private Clouds() {}

    /**
     * The deployment that {@code STEPFERRY_STACK} names; else the local stack that runs; else one that is started now and
     * ends with the command.
     */
    public static Cloud open(Session session) {
        var around = session.around();
        return around.variable("STEPFERRY_STACK").map(stack -> new Cloud(NamedStack.read(stack, around), Optional.empty()))
                .or(() -> CloudEndpoints.running(around.home()).map(Clouds::of))
                .orElseGet(() -> started(session, around.home()));
    }

    /** A local stack that somebody else ends. */
    public static Cloud of(CloudEndpoints endpoints) {
        return new Cloud(Deployment.of(endpoints), Optional.empty());
    }

    private static Cloud started(Session session, Path home) {
        session.note("No local stack is running: starting one for this command, on " + home
                + " ('stepferry up' keeps one running)");
        var local = LocalCloud.start(Optional.of(home));
        return new Cloud(Deployment.of(local.endpoints()), Optional.of(local));
    }
}
