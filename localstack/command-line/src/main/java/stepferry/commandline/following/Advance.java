package stepferry.commandline.following;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stepferry.commandline.session.Words;
import stepferry.model.TableProgress;

/**
 * How far a step is.
 *
 * @param step such as backup
 * @param tables the tables that are worth a line, the one that moved last first
 */
public record Advance(String step, List<TableProgress> tables) {
    public Advance {
        tables = List.copyOf(tables);
    }

    /** Of the step that moved last; empty while nothing is known of any. */
    static Optional<Advance> latest(List<TableProgress> all) {
        return all.stream().max(Comparator.comparing(TableProgress::at)).map(TableProgress::step)
                .map(step -> new Advance(step, all.stream().filter(each -> each.step().equals(step))
                        .sorted(Comparator.comparing(TableProgress::at).reversed().thenComparing(TableProgress::table)).toList()));
    }

    /** All tables as one. */
    TableProgress total() {
        return tables.stream().reduce((a, b) -> new TableProgress(step, "", a.rows() + b.rows(), a.bytes() + b.bytes(), a.ofRows() + b.ofRows(),
                a.ofBytes() + b.ofBytes(), earlier(a.since(), b.since()), later(a.at(), b.at()))).orElseThrow();
    }

    /** A line for each table that has begun and not ended, and one for all. */
    List<String> lines(int most) {
        var lines = new ArrayList<String>();
        tables.stream().filter(each -> each.bytes() > 0 && each.bytes() < each.ofBytes()).limit(most)
                .forEach(each -> lines.add(line(each.table().isEmpty() ? "small tables" : each.table(), each)));
        lines.add(line(step + ", all", total()));
        return lines;
    }

    static String line(String name, TableProgress progress) {
        var rows = progress.ofRows() > 0 ? "%,d of %,d rows" : "%,d rows";
        return "    %-28s %3d %%  %s  %s of %s  %s/s  %s".formatted(name, percent(progress),
                String.format(Locale.ROOT, rows, progress.rows(), progress.ofRows()), Words.bytes(progress.bytes()),
                Words.bytes(Math.max(progress.ofBytes(), progress.bytes())), Words.bytes(rate(progress)), left(progress));
    }

    private static String left(TableProgress progress) {
        long rate = rate(progress);
        long missing = Math.max(0, progress.ofBytes() - progress.bytes());
        return rate == 0 ? "" : "about " + Words.took(Duration.ofSeconds((missing + rate - 1) / rate)) + " left";
    }

    /** What is on its way is foreseen by its length on disk: it can come out longer. */
    static long percent(TableProgress progress) {
        return progress.ofBytes() == 0 ? 100 : Math.min(100, progress.bytes() * 100 / progress.ofBytes());
    }

    /** Bytes per second since the step began. */
    private static long rate(TableProgress progress) {
        return progress.bytes() * 1000 / Math.max(1, Duration.between(progress.since(), progress.at()).toMillis());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
