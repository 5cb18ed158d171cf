package stepferry.tables;

import java.util.Objects;

/**
 * Some of a table's rows.
 *
 * @param clause which of the rows {@code t} they are, in the database's own words; empty for all
 */
public record Portion(String table, String clause) {
    public Portion {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(clause, "clause");
    }

    public static Portion all(String table) {
        return new Portion(table, "");
    }
}
