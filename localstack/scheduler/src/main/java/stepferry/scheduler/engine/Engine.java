package stepferry.scheduler.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import stepferry.servers.OwnersFile;

/** Keeps schedules and starts what is due, whenever it is asked to look. */
public final class Engine {
    /** As the template's queue keeps them. */
    private static final Duration LETTERS_KEPT = Duration.ofDays(14);

    private final OwnersFile file;
    private final Starter starter;
    private final Letters letters;
    private final Clock clock;
    private Content content;

    public Engine(Path directory, Starter starter, Letters letters, Clock clock) {
        this.file = new OwnersFile(directory.resolve("schedules.json"), "schedules");
        this.starter = starter;
        this.letters = letters;
        this.clock = clock;
        this.content = file.read(new TypeReference<Content>() {}).orElse(Content.NOTHING);
    }

    public synchronized List<Schedule> schedules() {
        return content.schedules();
    }

    public synchronized Optional<Schedule> find(String name) {
        return content.find(name);
    }

    /** Keeps a schedule, the first or another one of its name. */
    public synchronized void put(String name, JsonNode definition) {
        var now = clock.instant();
        keep(content.with(content.find(name).map(there -> there.changed(definition, now))
                .orElseGet(() -> new Schedule(name, definition, now, now, Optional.empty())).dueAfter(now)));
    }

    public synchronized void remove(String name) {
        keep(content.without(name));
    }

    public synchronized List<DeadLetter> deadLetters() {
        return content.letters();
    }

    /** Drops the dead letters that are not wanted any more. */
    public synchronized void keepLetters(Predicate<DeadLetter> which) {
        keep(content.lettersOnly(which));
    }

    /** Starts whatever is due. Not by two threads at once. */
    public void look() {
        var now = clock.instant();
        fallDue(now);
        ready(now).forEach(firing -> settle(firing, firing.tooOld(now) ? tooOld(firing) : starter.start(firing), now));
        sweep(now);
    }

    private synchronized void fallDue(Instant now) {
        var next = content;
        for (var schedule : content.schedules()) {
            if (schedule.due().filter(due -> !due.isAfter(now)).isPresent()) {
                next = fired(next, schedule, now);
            }
        }
        keep(next);
    }

    /** What was missed for too long is one letter, however much it was. */
    private Content fired(Content before, Schedule schedule, Instant now) {
        var next = before;
        var due = schedule.due();
        var oldest = now.minus(schedule.target().oldest());
        if (due.filter(oldest::isAfter).isPresent()) {
            var missed = Firing.of(schedule, due.get());
            next = buried(next, missed, tooOld(missed), now);
            due = schedule.expression().next(oldest.minusNanos(1));
        }
        while (due.filter(each -> !each.isAfter(now)).isPresent()) {
            next = next.with(Firing.of(schedule, due.get()));
            due = schedule.expression().next(due.get());
        }
        return next.with(new Schedule(schedule.name(), schedule.definition(), schedule.created(), schedule.modified(), due));
    }

    private synchronized List<Firing> ready(Instant now) {
        return content.firings().stream().filter(each -> !each.next().isAfter(now)).toList();
    }

    private synchronized void settle(Firing firing, Starter.Outcome outcome, Instant now) {
        keep(switch (outcome) {
            case Starter.Outcome.Started() -> content.done(firing);
            case Starter.Outcome.Failed failed -> firing.again(now).filter(each -> !each.tooOld(each.next())).map(content::with)
                    .orElseGet(() -> buried(content.done(firing), firing, failed, now));
        });
    }

    private Content buried(Content before, Firing firing, Starter.Outcome.Failed failed, Instant now) {
        return firing.target().hasQueue() ? before.with(letters.failed(firing, failed, now)) : before;
    }

    private static Starter.Outcome.Failed tooOld(Firing firing) {
        return new Starter.Outcome.Failed("MissedWhileDown", "What was due from " + firing.due()
                + " on was not started in time, since the local stack was down, and is too old to be started now");
    }

    private synchronized void sweep(Instant now) {
        keep(content.swept(now.minus(LETTERS_KEPT)));
    }

    private void keep(Content next) {
        if (!next.equals(content)) {
            file.write(next);
            content = next;
        }
    }
}
