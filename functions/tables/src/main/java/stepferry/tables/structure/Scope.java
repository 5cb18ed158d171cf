package stepferry.tables.structure;

import java.util.Optional;
import java.util.Set;

/**
 * Which tables take part in a diff.
 *
 * @param tables the tables to bring in line; empty for all of the desired and the current structure
 * @param dropped what the target has beyond the desired structure and is to lose: tables, views, types, sequences
 * @param replaced the tables whose rows the load replaces, so that keys are made after it instead of before
 */
public record Scope(Optional<Set<String>> tables, Set<String> dropped, Set<String> replaced) {
    public Scope {
        tables = tables.map(Set::copyOf);
        dropped = Set.copyOf(dropped);
        replaced = Set.copyOf(replaced);
    }

    /** The tables named, where the desired structure has them; whatever else the target has stays. */
    public static Scope of(Set<String> tables) {
        return new Scope(Optional.of(tables), Set.of(), Set.of());
    }

    /** Everything: the target becomes equal to the desired structure, and what it has beyond that is dropped. */
    public static Scope exact() {
        return new Scope(Optional.empty(), Set.of(), Set.of());
    }

    /** The same scope, where the load replaces every row of these tables. */
    public Scope replacing(Set<String> emptied) {
        return new Scope(tables, dropped, emptied);
    }

    /** The same scope, where the target loses these besides, as far as the desired structure does not have them. */
    public Scope dropping(Set<String> surplus) {
        return new Scope(tables, surplus, replaced);
    }

    /** Whether something of that name goes when the desired structure does not have it. */
    public boolean drops(String name) {
        return tables.isEmpty() || dropped.contains(name);
    }

    public boolean isExact() {
        return tables.isEmpty();
    }

    /** Whether the table takes part. */
    public boolean holds(String table) {
        return tables.map(named -> named.contains(table)).orElse(true);
    }
}
