package stepferry.runtime;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import stepferry.journal.Journal;
import stepferry.journal.Leases;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.RunEvent;
import stepferry.model.StepferryException;

/** A deed with its lines in the journal and its run's lease prolonged. */
@Singleton
final class JournaledStep {
    private final Journal journal;
    private final Leases leases;
    private final Clock clock;

    JournaledStep(Journal journal, Leases leases, Clock clock) {
        this.journal = journal;
        this.leases = leases;
        this.clock = clock;
    }

    <O> O perform(String step, StepInput input, Supplier<O> deed) {
        var begun = clock.instant();
        input.admission().ifPresent(this::keepLease);
        if (input.announced()) {
            record(input, step, RunEvent.Kind.STARTED, "", Map.of());
        }
        try {
            var outcome = deed.get();
            if (input.announced()) {
                record(input, step, RunEvent.Kind.FINISHED, outcome.toString(), facts(outcome, begun));
            }
            return outcome;
        } catch (StepferryException e) {
            recordFailure(input, step, e);
            throw e;
        }
    }

    private void recordFailure(StepInput input, String step, StepferryException e) {
        try {
            record(input, step, RunEvent.Kind.FAILED, e.getMessage(), Map.of("error", e.getClass().getName(), "code", e.code().name()));
        } catch (StepferryException away) {
            e.addSuppressed(away);
        }
    }

    private void keepLease(Admission admission) {
        if (!leases.renew(admission.place(), admission.run())) {
            throw new Rejected(ErrorCode.LEASE_LOST, "Run '" + admission.run() + "' no longer holds the lease on environment '"
                    + admission.target() + "': it ran out or the run was closed; start it again if it is still wanted");
        }
    }

    private Map<String, Object> facts(Object outcome, Instant begun) {
        var facts = new HashMap<String, Object>();
        Json.MAPPER.convertValue(outcome, Map.class).forEach((name, value) -> {
            if (value != null) {
                facts.put((String) name, value);
            }
        });
        facts.put("millis", Duration.between(begun, clock.instant()).toMillis());
        return facts;
    }

    private void record(StepInput input, String step, RunEvent.Kind kind, String message, Map<String, Object> facts) {
        journal.record(new RunEvent(input.runId(), clock.instant(), step, kind, message, facts));
    }
}
