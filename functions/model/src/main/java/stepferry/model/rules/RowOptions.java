package stepferry.model.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a rule set asks for the rows of one table.
 *
 * @param delete   whether rows that the source does not have go, under upsert
 * @param only     the columns that are written in rows that exist already; empty for all
 * @param except   the columns that are not written in rows that exist already
 * @param filter   a condition in the source's SQL that rows must meet to be carried
 * @param mask     what stands in the package instead of a column's value
 * @param match    the natural key by which rows of source and target are the same; empty for the primary key
 * @param triggers whether the target's own triggers fire
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record RowOptions(
        boolean delete,
        List<String> only,
        List<String> except,
        Optional<String> filter,
        Map<String, Mask> mask,
        List<String> match,
        boolean triggers) {
    /** What holds for a table that a rule set says nothing more about. */
    public static final RowOptions NONE = new RowOptions(false, List.of(), List.of(), Optional.empty(), Map.of(), List.of(), false);

    public RowOptions {
        only = only == null ? List.of() : List.copyOf(only);
        except = except == null ? List.of() : List.copyOf(except);
        filter = filter == null ? Optional.empty() : filter;
        mask = mask == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(mask));
        match = match == null ? List.of() : List.copyOf(match);
    }

    /** The options that are in use. */
    public Set<TableOption> used() {
        var used = EnumSet.noneOf(TableOption.class);
        note(used, TableOption.DELETE, delete);
        note(used, TableOption.ONLY, !only.isEmpty());
        note(used, TableOption.EXCEPT, !except.isEmpty());
        note(used, TableOption.FILTER, filter.isPresent());
        note(used, TableOption.MASK, !mask.isEmpty());
        note(used, TableOption.MATCH, !match.isEmpty());
        note(used, TableOption.TRIGGERS, triggers);
        return used;
    }

    /** Every column that an option names. */
    public List<String> columns() {
        return Stream.of(only, except, List.copyOf(mask.keySet()), match).flatMap(List::stream).distinct().toList();
    }

    /** Of the given columns, those that keep the target's value in rows that exist already. */
    public List<String> kept(List<String> columns) {
        return only.isEmpty()
                ? columns.stream().filter(except::contains).toList()
                : columns.stream().filter(column -> !only.contains(column)).toList();
    }

    /** The same options, where rows are told apart by this natural key. */
    public RowOptions matching(List<String> naturalKey) {
        return new RowOptions(delete, only, except, filter, mask, naturalKey, triggers);
    }

    /** Whether an export under these options writes the same rows as under the others. */
    public boolean carriesAlike(RowOptions other) {
        return filter.equals(other.filter) && mask.equals(other.mask);
    }

    /** For people, such as {@code match name; except tint}; empty when nothing is asked. */
    public String words() {
        var words = new ArrayList<String>();
        say(words, "match", match);
        say(words, "only", only);
        say(words, "except", except);
        say(words, "mask", mask.keySet());
        filter.ifPresent(condition -> words.add("filter " + condition));
        say(words, TableOption.DELETE, delete);
        say(words, TableOption.TRIGGERS, triggers);
        return String.join("; ", words);
    }

    private static void say(List<String> words, String option, Collection<String> columns) {
        if (!columns.isEmpty()) {
            words.add(option + " " + String.join(", ", columns));
        }
    }

    private static void say(List<String> words, TableOption option, boolean present) {
        if (present) {
            words.add(option.word());
        }
    }

    private static void note(Set<TableOption> used, TableOption option, boolean present) {
        if (present) {
            used.add(option);
        }
    }
}
