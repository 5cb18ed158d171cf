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
 * @param digest of its rows; empty when the package carries none
 * @param bytes length of its rows before compression
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
        List<Part> parts) {
    public PackagedTable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(options);
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    public boolean hasRows() {
        return digest.isPresent();
    }

    public long rows() {
        return digest.map(TableDigest::rows).orElse(0L);
    }

    /** The same rows under another rule, as a rule set asks for them. */
    public PackagedTable under(Rule other, String why, RowOptions asked) {
        return new PackagedTable(name, other, why, asked, columns, counters, digest, bytes, parts);
    }
}
