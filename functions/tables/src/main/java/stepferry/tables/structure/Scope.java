package stepferry.tables.structure;

import java.util.Optional;
import java.util.Set;

/**
 * Which tables take part in a diff.
 *
 * @param tables the tables to bring in line; empty for all of the desired and the current structure
 * @param replaced the tables whose rows the load replaces, so that keys are made after it instead of before
 */
public record Scope(Optional<Set<String>> tables, Set<String> replaced) {
    public Scope {
        tables = tables.map(Set::copyOf);
        replaced = Set.copyOf(replaced);
    }

    /** The tables named, where the desired structure has them; whatever else the target has stays. */
    public static Scope of(Set<String> tables) {
        return new Scope(Optional.of(tables), Set.of());
    }

    /** Everything: the target becomes equal to the desired structure, and what it has beyond that is dropped. */
    public static Scope exact() {
        return new Scope(Optional.empty(), Set.of());
    }

    /** The same scope, where the load replaces every row of these tables. */
    public Scope replacing(Set<String> emptied) {
        return new Scope(tables, emptied);
    }

    public boolean isExact() {
        return tables.isEmpty();
    }

    /** Whether the table takes part. */
    public boolean holds(String table) {
        return tables.map(named -> named.contains(table)).orElse(true);
    }
}
