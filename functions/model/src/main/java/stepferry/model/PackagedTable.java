package stepferry.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.rules.Counter;
import stepferry.model.rules.RowOptions;

/**
 * What a package says of one table.
 *
 * @param name the table's name, without schema
 * @param rule the rule it was exported for
 * @param reason why that rule, in words
 * @param options what the rule set asks for its rows besides
 * @param columns the columns of its rows, in the order of the parts' fields
 * @param counters the columns whose value never goes backwards in a target
 * @param digest of its rows; empty when nobody looked at them
 * @param bytes length of its rows before compression
 * @param partKey the key in whose order the rows were cut into parts; empty where they stand in no order
 * @param parts its rows
 */
public record PackagedTable(
        String name,
        Rule rule,
        String reason,
        RowOptions options,
        List<String> columns,
        Optional<Counter> counters,
        Optional<TableDigest> digest,
        long bytes,
        List<String> partKey,
        List<Part> parts) {
    public PackagedTable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(options);
        columns = List.copyOf(columns);
        partKey = List.copyOf(partKey);
        parts = List.copyOf(parts);
    }

    /** Whether the package carries the table's rows, be they none. */
    public boolean hasRows() {
        return digest.isPresent() && (rule.carriesRows() || !parts.isEmpty());
    }

    public long rows() {
        return digest.map(TableDigest::rows).orElse(0L);
    }

    /** Where the parts are cut. */
    public KeyCuts cuts() {
        return partKey.isEmpty() || parts.isEmpty()
                ? KeyCuts.NONE
                : new KeyCuts(partKey, parts.stream().skip(1).map(Part::from).toList());
    }

    /** The same rows under another rule, as a rule set asks for them. */
    public PackagedTable under(Rule other, String why, RowOptions asked) {
        return new PackagedTable(name, other, why, asked, columns, counters, digest, bytes, partKey, parts);
    }
}
