package stepferry.close;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import stepferry.journal.Environments;
import stepferry.journal.Journal;
import stepferry.journal.Leases;
import stepferry.journal.Pauses;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.runtime.telemetry.Metrics;
import stepferry.variables.RunValues;

/** Ends runs. */
@Singleton
public final class Close {
    private final Journal journal;
    private final Leases leases;
    private final Pauses pauses;
    private final Environments environments;
    private final RunValues values;
    private final Metrics metrics;
    private final Clock clock;

    Close(Journal journal, Leases leases, Pauses pauses, Environments environments, RunValues values, Metrics metrics, Clock clock) {
        this.journal = journal;
        this.leases = leases;
        this.pauses = pauses;
        this.environments = environments;
        this.values = values;
        this.metrics = metrics;
        this.clock = clock;
    }

    Closed close(CloseInput input) {
        var message = message(input);
        var run = journal.find(input.id()).orElseGet(() -> unopened(input));
        if (run.execution().equals(input.execution())) {
            journal.update(run.closed(input.status(), clock.instant(), message));
            run.target().ifPresent(target -> release(target, input.id()));
            pauses.remove(input.id());
            forgetValues(run, input, message);
            metrics.runEnded(input.status(), input.status() == RunStatus.NEEDS_A_PERSON && !kept(input.id()));
        }
        return new Closed(input.id(), input.status(), message);
    }

    /** Once the run has ended: what keeps its values from being deleted must not keep it from ending. */
    private void forgetValues(Run run, CloseInput input, String message) {
        try {
            if (input.kind() == Run.Kind.PROMOTION) {
                values.forget(input.id());
            }
        } catch (Rejected e) {
            journal.update(run.closed(input.status(), clock.instant(), message + ". The secret '" + values.nameOf(input.id())
                    + "' may be left: " + e.getMessage()));
        }
    }

    /** Whether what landed was to stay although the run failed. */
    private boolean kept(String run) {
        return journal.events(run).stream().anyMatch(event -> event.kind() == RunEvent.Kind.FINISHED && event.step().equals("rollback")
                && "keep".equals(event.facts().get("action")));
    }

    private String message(CloseInput input) {
        var failure = input.failure().map(FailureSentence::of).map(said -> ofLoad(input.id(), said));
        return switch (input.status()) {
            case DONE -> switch (input.kind()) {
                case PROMOTION -> promoted(input.id());
                case ROLLBACK -> "taken back and verified";
                case EXPORT -> "exported";
            };
            case REFUSED -> "refused, nothing was touched: " + failure.orElse("no reason given");
            case ROLLED_BACK -> "failed, the target is as it was before: " + failure.orElse("no reason given");
            case NEEDS_A_PERSON -> "failed, and the target was not restored: " + failure.orElse("no reason given")
                    + ". Look at the target; 'stepferry rollback " + input.id() + "' restores the backup";
            case RUNNING, WAITING -> throw new IllegalArgumentException("a run does not end " + input.status().word());
        };
    }

    /** A run that ended with its plan did not land. */
    private String promoted(String run) {
        return finished(run, "verify").isPresent() ? "promoted and verified"
                : "planned, nothing was touched" + finished(run, "plan").map(event -> ": " + event.message()).orElse("");
    }

    private Optional<RunEvent> finished(String run, String step) {
        return journal.events(run).stream().filter(event -> event.kind() == RunEvent.Kind.FINISHED && event.step().equals(step))
                .reduce((_, later) -> later);
    }

    /** A map that fails does not say what its children failed with; they told the journal. */
    private String ofLoad(String run, String said) {
        return FailureSentence.ofMap(said)
                ? journal.events(run).stream().filter(event -> event.kind() == RunEvent.Kind.FAILED && event.step().equals("load"))
                        .reduce((_, later) -> later).map(RunEvent::message).orElse(said)
                : said;
    }

    private void release(String target, String run) {
        try {
            leases.release(environments.read(target).place(), run);
        } catch (Rejected _) {
            // An environment that is not known, or no longer, has no lease that this run could hold for long.
        }
    }

    private Run unopened(CloseInput input) {
        return new Run(input.id(), input.kind(), RunStatus.RUNNING, input.execution(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), clock.instant(), Optional.empty(), "");
    }
}
