package stepferry.commandline.environments;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;

/** Forgets an environment. */
@Command(name = "remove", description = "Forgets an environment and the password stored for it; its database is left alone.",
        mixinStandardHelpOptions = true)
final class RemoveEnvironment extends ClientAction {
    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var environment = cloud.environments().read(name);
        cloud.environments().remove(name);
        new Passwords(cloud.secrets()).forget(environment);
        return Answer.done(Map.of("removed", name), "removed environment '" + name + "'; its database was not touched");
    }
}
