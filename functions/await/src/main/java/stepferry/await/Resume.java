package stepferry.await;

import jakarta.inject.Singleton;
import java.util.Optional;
import stepferry.journal.Journal;
import stepferry.journal.Pauses;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;
import stepferry.runtime.Connections;
import stepferry.runtime.TargetLeases;

/** Lets a run go on that was answered. */
@Singleton
public final class Resume {
    private final Journal journal;
    private final Pauses pauses;
    private final Connections connections;
    private final TargetLeases leases;

    Resume(Journal journal, Pauses pauses, Connections connections, TargetLeases leases) {
        this.journal = journal;
        this.pauses = pauses;
        this.connections = connections;
        this.leases = leases;
    }

    Resumed resume(ResumeInput input) {
        var answer = Answer.of(input.answer());
        Ended.refused(journal.read(input.runId()));
        return switch (input.reason()) {
            case VARIABLES -> resumed(input, answer, Optional.empty(), Optional.empty(), "answered by " + answer.signature());
            case APPROVAL -> decided(input, answer);
        };
    }

    private Resumed decided(ResumeInput input, Answer answer) {
        if (answer.approved().isEmpty()) {
            return again(input, answer, "the last answer said neither yes nor no: it needs {\"approved\": true} or {\"approved\": false}");
        }
        if (!answer.approved().get()) {
            throw new Rejected(ErrorCode.PLAN_REJECTED, "The plan was rejected by " + answer.signature());
        }
        if (answer.plan().isPresent() && !answer.plan().equals(input.plan())) {
            return again(input, answer, "the last answer approved another plan than this one: look at it again");
        }
        return resumed(input, answer, input.plan(), Optional.empty(), "approved by " + answer.signature());
    }

    private Resumed again(ResumeInput input, Answer answer, String note) {
        return resumed(input, answer, Optional.empty(), Optional.of(note), note);
    }

    private Resumed resumed(ResumeInput input, Answer answer, Optional<String> approved, Optional<String> note, String sentence) {
        var run = leased(input.run(), answer);
        journal.update(journal.read(input.runId()).running());
        pauses.remove(input.runId());
        return new Resumed(run, approved, answer.by(), answer.comment(), note, sentence);
    }

    /** Another run that works on the target comes to its end; so it is worth while to wait. */
    private Admission leased(Admission run, Answer answer) {
        try {
            return run.resumed(leases.acquire(connections.environment(run.target()), run.run()).token(), answer.values());
        } catch (Rejected e) {
            throw e.code() == ErrorCode.TARGET_LOCKED ? new Unavailable(e.code(), e.getMessage(), e) : e;
        }
    }
}
