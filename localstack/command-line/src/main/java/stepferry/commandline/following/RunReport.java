package stepferry.commandline.following;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.commandline.session.Words;
import stepferry.model.Pause;
import stepferry.model.Run;
import stepferry.model.RunStatus;

/**
 * All that is known of one run.
 *
 * @param run its id
 * @param status the word of its status in the journal; {@code stopped} when the workflow ended and the journal does not know
 * @param exitCode what that means to a script
 * @param by who started it, as they said
 * @param message one sentence for people
 * @param applied what landed in the target, in numbers; absent if nothing did
 * @param notices what the run did not carry, in sentences
 * @param next what to type next, if something comes to mind
 */
public record RunReport(
        String run,
        Run.Kind kind,
        String status,
        int exitCode,
        Optional<String> by,
        Optional<String> source,
        Optional<String> target,
        @JsonProperty("package") Optional<String> packageId,
        @JsonProperty("backup") Optional<String> backupId,
        Optional<String> rules,
        Optional<String> restores,
        Instant startedAt,
        Optional<Instant> endedAt,
        String execution,
        String message,
        List<Step> steps,
        Optional<Map<String, Object>> applied,
        List<String> notices,
        Optional<String> next) {
    static final String STOPPED = "stopped";

    public RunReport {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
    }

    static RunReport of(Run run, List<Step> steps, Optional<ExecutionState> execution, Optional<Pause> pause) {
        var stopped = !run.status().terminal() && execution.filter(ExecutionState::running).isEmpty();
        return new RunReport(run.id(), run.kind(), stopped ? STOPPED : run.status().word(),
                stopped ? RunStatus.NEEDS_A_PERSON.exitCode() : run.status().exitCode(),
                run.by(), run.source(), run.target(), run.packageId(), run.backupId(), run.rules(), run.restores(), run.startedAt(),
                run.endedAt(),
                run.execution(), stopped ? Stopped.sentence(run, steps, execution) : run.message(), steps,
                Facts.applied(steps), Facts.notices(steps), stopped ? Optional.of("stepferry run cancel " + run.id())
                : next(run, steps, pause));
    }

    /** Whether the run made a plan and ended with it. */
    private static boolean planned(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.name().equals("plan")) && steps.stream().noneMatch(step -> step.name().equals("verify"));
    }

    private static Optional<String> next(Run run, List<Step> steps, Optional<Pause> pause) {
        return switch (run.status()) {
            case RUNNING -> Optional.of("stepferry run watch " + run.id());
            case WAITING -> Optional.of("stepferry run " + pause.map(RunReport::answer).orElse("show") + " " + run.id());
            case DONE -> switch (run.kind()) {
                case PROMOTION -> planned(steps)
                        ? Optional.of("stepferry promote " + run.packageId().orElse(run.id()) + " " + run.target().orElse("TARGET"))
                                .filter(_ -> !Facts.idle(steps))
                        : Optional.of("stepferry rollback " + run.id());
                case ROLLBACK -> Optional.empty();
                case EXPORT -> run.packageId().map(id -> "stepferry promote " + id + " TARGET");
            };
            case REFUSED, ROLLED_BACK -> Optional.empty();
            case NEEDS_A_PERSON -> run.backupId().map(_ -> "stepferry rollback " + run.id());
        };
    }

    private static String answer(Pause pause) {
        return switch (pause.reason()) {
            case VARIABLES -> "provide-variables";
            case APPROVAL -> "approve";
        };
    }

    /** How it ended, for people. */
    @JsonIgnore
    public List<String> closing() {
        var lines = new ArrayList<String>();
        lines.add("Run " + run + " " + (message.isBlank() ? "is " + status : message) + took());
        notices.forEach(notice -> lines.add("  note: " + notice));
        next.ifPresent(command -> lines.add("  " + hint() + ": " + command));
        return lines;
    }

    /** Everything, for people. */
    @JsonIgnore
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("run       " + run);
        lines.add("kind      " + kind.word() + restores.map(undone -> " of " + undone).orElse(""));
        lines.add("status    " + status);
        lines.add("from      " + source.map(name -> "environment " + name).or(() -> packageId.map(id -> "package " + id))
                .orElse("-"));
        target.ifPresent(name -> lines.add("to        " + name));
        rules.ifPresent(name -> lines.add("rules     " + name));
        packageId.ifPresent(id -> lines.add("package   " + id));
        backupId.ifPresent(id -> lines.add("backup    " + id));
        lines.add("started   " + Words.time(startedAt) + by.map(who -> " by " + who).orElse(""));
        steps.forEach(step -> lines.add(step.line()));
        lines.addAll(closing());
        return lines;
    }

    private String took() {
        return endedAt.map(end -> " (" + Words.took(Duration.between(startedAt, end)) + ")").orElse("");
    }

    private String hint() {
        return switch (status) {
            case "running" -> "to follow it";
            case "waiting" -> "to answer";
            case STOPPED -> "to close it and free the target";
            case "done" -> kind == Run.Kind.EXPORT ? "to carry it on" : planned(steps) ? "to do it" : "to take it back";
            default -> "to restore the backup";
        };
    }
}
