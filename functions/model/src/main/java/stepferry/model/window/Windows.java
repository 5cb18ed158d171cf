package stepferry.model.window;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * Windows that must all be open: that of a request, and that of its target.
 *
 * @param all none of them means any time
 */
public record Windows(List<MaintenanceWindow> all) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);
    /** Enough for windows that overlap but rarely; those that never do would be searched for ever. */
    private static final int SEARCHED_OPENINGS = 500;

    public Windows {
        all = List.copyOf(all);
    }

    public boolean open(Instant instant) {
        return all.stream().allMatch(window -> window.open(instant));
    }

    /** The first instant from the given one on at which all are open; empty if that is years away, or never. */
    public Optional<Instant> nextOpening(Instant from) {
        var at = from;
        for (int tried = 0; tried < SEARCHED_OPENINGS; tried++) {
            if (open(at)) {
                return Optional.of(at);
            }
            for (var window : all) {
                at = window.nextOpening(at);
            }
        }
        return Optional.empty();
    }

    /** @throws Rejected with OUTSIDE_WINDOW if not all are open */
    public void refuseClosed(String target, Instant now) {
        if (!open(now)) {
            throw new Rejected(ErrorCode.OUTSIDE_WINDOW, "It is " + shown(now) + ", and this run may change environment '" + target
                    + "' only within " + all.stream().map(window -> "'" + window + "'").collect(Collectors.joining(" and ")) + ", which "
                    + nextOpening(now).map(next -> "opens next on " + shown(next)).orElse("never happens at the same time")
                    + ". Start it again then; another window comes with 'stepferry promote --window' or 'stepferry env add --window'");
        }
    }

    private String shown(Instant instant) {
        return SHOWN.format(ZonedDateTime.ofInstant(instant, all.getFirst().zone()));
    }
}
