package stepferry.commandline.runs;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Session;

/** Carries a source to a target. */
@Command(name = "promote", description = "Carries an environment's configuration, or a package, to another environment.",
        mixinStandardHelpOptions = true)
public final class Promote extends PromotingAction {
    @Option(names = "--dry-run", description = "Say what would change, and touch nothing: as 'stepferry plan'.")
    private boolean dryRun;

    @Mixin
    private LandingOptions landing;

    @Mixin
    private ValueOptions values;

    @Override
    protected boolean planOnly() {
        return dryRun;
    }

    @Override
    protected Map<String, Object> more() {
        return landing.fields();
    }

    @Override
    protected void check() {
        super.check();
        values.check();
    }

    @Override
    protected Request ready(Request request, Session session, Cloud cloud) {
        var given = values.read(session.around());
        return given.isEmpty() ? request : request.with("values", cloud.runValues().add(request.id(), given));
    }
}
