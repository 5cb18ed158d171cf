package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import stepferry.model.window.MaintenanceWindow;

/** What a promotion that is to land is told besides, whether it starts now or by a schedule. */
public final class LandingOptions {
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

    @Option(names = "--window", paramLabel = "'[DAYS ]HH:MM-HH:MM ZONE'",
            description = "Change the target only then, such as 'Sat,Sun 02:00-04:30 Europe/Berlin'; the target's own window holds besides.")
    private Optional<String> window = Optional.empty();

    @Option(names = "--skip-unchanged", description = "End with the plan if nothing would change: no backup, no receipt.")
    private boolean skipUnchanged;

    /**
     * When the target may be changed, as far as this request says.
     *
     * @throws stepferry.model.Rejected with WINDOW_INVALID
     */
    public Optional<MaintenanceWindow> window() {
        return window.map(MaintenanceWindow::parse);
    }

    /** What the request says of it. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>(Map.of("onFailure", onFailure.name(), "approve", approve.name(), "skipUnchanged", skipUnchanged));
        patience.ifPresent(seconds -> fields.put("patience", seconds));
        title.ifPresent(text -> fields.put("title", text));
        window().ifPresent(text -> fields.put("window", text.toString()));
        return fields;
    }
}
