package stepferry.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunEvent;

/** The runs there were, and what happened in each. */
public final class Journal {
    private static final String RUNS = "runs";
    static final String RUN = "run#";

    private static final String PACKAGE = "package#";

    private final JournalTable table;

    public Journal(JournalTable table) {
        this.table = table;
    }

    /** Records a run's beginning; delivered again, it changes nothing. */
    public void open(Run run) {
        if (table.putNew(RUN + run.id(), "run", run)) {
            table.put(RUNS, timeline(run), run);
        }
    }

    /** Records how a run stands now. */
    public void update(Run run) {
        table.put(RUN + run.id(), "run", run);
        table.put(RUNS, timeline(run), run);
        run.packageId().ifPresent(id -> table.put(PACKAGE + id, timeline(run), run));
    }

    /** The runs that made the package or carried it somewhere, oldest first. */
    public List<Run> ofPackage(String id) {
        return table.all(PACKAGE + id, "", false, Integer.MAX_VALUE, Run.class);
    }

    public Optional<Run> find(String id) {
        return table.get(RUN + id, "run", Run.class);
    }

    /** @throws Rejected with RUN_UNKNOWN if there is no such run */
    public Run read(String id) {
        return find(id).orElseThrow(() -> new Rejected(ErrorCode.RUN_UNKNOWN,
                "There is no run '" + id + "': 'stepferry run list' shows those there are"));
    }

    /** The latest runs first. */
    public List<Run> latest(int most) {
        return table.all(RUNS, "", true, most, Run.class);
    }

    public void record(RunEvent event) {
        table.put(RUN + event.run(), "event#" + stamp(event.at()) + "#" + UUID.randomUUID(), event);
    }

    /** What happened, oldest first. */
    public List<RunEvent> events(String run) {
        return table.all(RUN + run, "event#", false, Integer.MAX_VALUE, RunEvent.class);
    }

    private static String timeline(Run run) {
        return stamp(run.startedAt()) + "#" + run.id();
    }

    private static String stamp(Instant instant) {
        return "%012d%09d".formatted(instant.getEpochSecond(), instant.getNano());
    }
}
