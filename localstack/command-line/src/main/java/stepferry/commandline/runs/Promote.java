package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Session;

/** Carries a source to a target. */
@Command(name = "promote", description = "Carries an environment's configuration, or a package, to another environment.",
        mixinStandardHelpOptions = true)
public final class Promote extends PromotingAction {
    /** What happens to a target when a run fails after it landed. */
    enum OnFailure {
        rollback,
        keep
    }

    /** Whether a person approves the plan. */
    enum Approve {
        none,
        required
    }

    @Option(names = "--title", description = "A title for people.")
    private Optional<String> title = Optional.empty();

    @Option(names = "--on-failure", defaultValue = "rollback",
            description = "What to do when the run fails after it landed: ${COMPLETION-CANDIDATES}; rollback unless given.")
    private OnFailure onFailure;

    @Option(names = "--approve", defaultValue = "none",
            description = "Whether somebody has to approve the plan: ${COMPLETION-CANDIDATES}; what the target demands holds anyway.")
    private Approve approve;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "For how long the run waits for a person without a sign; a day unless given.")
    private OptionalLong patience = OptionalLong.empty();

    @Option(names = "--dry-run", description = "Say what would change, and touch nothing: as 'stepferry plan'.")
    private boolean dryRun;

    @Mixin
    private ValueOptions values;

    @Override
    protected boolean planOnly() {
        return dryRun;
    }

    @Override
    protected Map<String, Object> more() {
        Map<String, Object> more = new HashMap<>(Map.of("onFailure", onFailure.name(), "approve", approve.name()));
        patience.ifPresent(seconds -> more.put("patience", seconds));
        title.ifPresent(text -> more.put("title", text));
        return more;
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
