package stepferry.admit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import stepferry.journal.Journal;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunStatus;

/** Lets runs in. */
@Singleton
public final class Admit {
    private final Journal journal;
    private final AdmitPromotion promotions;
    private final AdmitRollback rollbacks;
    private final Clock clock;

    Admit(Journal journal, AdmitPromotion promotions, AdmitRollback rollbacks, Clock clock) {
        this.journal = journal;
        this.promotions = promotions;
        this.rollbacks = rollbacks;
        this.clock = clock;
    }

    Admission admit(AdmitInput input) {
        var opened = opened(input);
        journal.open(opened);
        var admission = switch (input.kind()) {
            case PROMOTION -> promotions.admit(input.id(), Requests.read(input.request(), PromotionRequest.class));
            case ROLLBACK -> rollbacks.admit(input.id(), Requests.read(input.request(), RollbackRequest.class));
            case EXPORT -> throw new Rejected(ErrorCode.REQUEST_INVALID, "An export needs no admission");
        };
        journal.update(admitted(opened, admission));
        return admission;
    }

    private Run opened(AdmitInput input) {
        var known = journal.find(input.id());
        known.ifPresent(run -> refuseTaken(run, input));
        return known.orElseGet(() -> new Run(input.id(), input.kind(), RunStatus.RUNNING, input.execution(),
                text(input, "source"), text(input, "target"), text(input, "package"), Optional.empty(), text(input, "rules"),
                text(input, "run"), clock.instant(), Optional.empty(), "", starter(input)));
    }

    private static Optional<String> starter(AdmitInput input) {
        return text(input, "schedule").map(name -> "schedule " + name).or(() -> text(input, "by"));
    }

    /** A delivery that comes after its run was closed must not take the lease again. */
    private static void refuseTaken(Run run, AdmitInput input) {
        if (!run.execution().equals(input.execution())) {
            throw new Rejected(ErrorCode.RUN_EXISTS, "There is a run '" + run.id() + "' already, of another execution ("
                    + run.execution() + "): start this one under another name");
        }
        if (run.status().terminal()) {
            throw new Rejected(ErrorCode.RUN_EXISTS, "Run '" + run.id() + "' has ended: start another one");
        }
    }

    private static Run admitted(Run opened, Admission admission) {
        return new Run(opened.id(), opened.kind(), RunStatus.RUNNING, opened.execution(), admission.source(), Optional.of(admission.target()),
                Optional.of(admission.packageId()), Optional.of(admission.backupId()), admission.rules(), admission.restores(),
                opened.startedAt(), Optional.empty(), "", opened.by());
    }

    private static Optional<String> text(AdmitInput input, String field) {
        return Optional.ofNullable(input.request()).map(request -> request.path(field).textValue());
    }
}
