package stepferry.commandline.following;

import java.util.List;
import java.util.Optional;
import stepferry.commandline.cloud.Cloud;
import stepferry.journal.Journal;
import stepferry.journal.Pauses;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunStatus;

/** Runs as the journal and Step Functions together know them. */
public final class Runs {
    private final Journal journal;
    private final Pauses pauses;
    private final Machines machines;

    public Runs(Cloud cloud) {
        this.journal = cloud.journal();
        this.pauses = cloud.pauses();
        this.machines = new Machines(cloud);
    }

    /** @throws Rejected with RUN_UNKNOWN */
    public RunReport report(String id) {
        var run = find(id);
        return RunReport.of(run, Steps.of(run.kind(), journal.events(id)), execution(run), pauses.find(id));
    }

    /** The latest runs first, without their steps. */
    public List<RunReport> latest(int most) {
        return journal.latest(most).stream().map(run -> RunReport.of(run, List.of(), execution(run), Optional.empty())).toList();
    }

    /**
     * The run's record, or what is known of an execution that is not in the journal.
     *
     * @throws Rejected with RUN_UNKNOWN
     */
    public Run find(String id) {
        return journal.find(id).or(() -> machines.named(id).map(state -> unrecorded(id, state)))
                .orElseGet(() -> journal.read(id));
    }

    /** Only of a run that has not ended does the execution say something new. */
    private Optional<ExecutionState> execution(Run run) {
        return run.status().terminal() ? Optional.empty() : machines.look(run.execution());
    }

    private static Run unrecorded(String id, ExecutionState state) {
        var kind = state.arn().contains("rollback:") ? Run.Kind.ROLLBACK : state.arn().contains("export:") ? Run.Kind.EXPORT
                : Run.Kind.PROMOTION;
        return new Run(id, kind, RunStatus.RUNNING, state.arn(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.empty(), Optional.empty(), state.startedAt(), Optional.empty(), "");
    }
}
