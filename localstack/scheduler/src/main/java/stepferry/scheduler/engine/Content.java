package stepferry.scheduler.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that is kept: replaced as a whole, so that nothing is between two places. */
record Content(List<Schedule> schedules, List<Firing> firings, List<DeadLetter> letters) {
    static final Content NOTHING = new Content(List.of(), List.of(), List.of());

    Content {
        schedules = List.copyOf(schedules);
        firings = List.copyOf(firings);
        letters = List.copyOf(letters);
    }

    Optional<Schedule> find(String name) {
        return schedules.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Content with(Schedule schedule) {
        return new Content(Stream.concat(without(schedule.name()).schedules.stream(), Stream.of(schedule)).toList(), firings, letters);
    }

    Content without(String schedule) {
        return new Content(kept(schedules, each -> !each.name().equals(schedule)), firings, letters);
    }

    Content with(Firing firing) {
        return new Content(schedules, Stream.concat(done(firing).firings.stream(), Stream.of(firing)).toList(), letters);
    }

    Content done(Firing firing) {
        return new Content(schedules, kept(firings, each -> !each.id().equals(firing.id())), letters);
    }

    Content with(DeadLetter letter) {
        return new Content(schedules, firings, Stream.concat(letters.stream(), Stream.of(letter)).toList());
    }

    Content lettersOnly(Predicate<DeadLetter> which) {
        return new Content(schedules, firings, kept(letters, which));
    }

    /** Without the schedules that were to go when they are never due again, and have started all that they were to start. */
    Content swept(Instant oldestLetter) {
        return new Content(kept(schedules, each -> !each.over() || waits(each)), firings,
                kept(letters, each -> each.at().isAfter(oldestLetter)));
    }

    private boolean waits(Schedule schedule) {
        return firings.stream().anyMatch(each -> each.schedule().equals(schedule.name()));
    }

    private static <T> List<T> kept(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).toList();
    }
}
