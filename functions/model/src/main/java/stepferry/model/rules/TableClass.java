package stepferry.model.rules;

import java.util.Objects;
import java.util.Optional;
import stepferry.model.Rule;

/**
 * What a profile knows about one table.
 *
 * @param table     the table in the database
 * @param kind      whose it is
 * @param owner     the part of the application that owns it, in words, such as {@code ACL}; empty for user-defined tables
 * @param ownRule   the default that the application documents for it; empty where there is none
 * @param belonging what its rows are
 * @param follows   the tables whose rule it takes over; empty for a table that stands alone
 */
public record TableClass(
        String table, Kind kind, String owner, Optional<Rule> ownRule, Belonging belonging, Optional<Follows> follows) {
    public TableClass {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(ownRule, "ownRule");
        Objects.requireNonNull(belonging, "belonging");
        Objects.requireNonNull(follows, "follows");
    }

    public static TableClass userDefined(String table) {
        return new TableClass(table, Kind.USER_DEFINED, "", Optional.empty(), Belonging.BUSINESS, Optional.empty());
    }

    public static TableClass unknown(String table) {
        return new TableClass(
                table, Kind.UNKNOWN, "", Optional.of(Rule.SCHEMA_ONLY), Belonging.BUSINESS, Optional.empty());
    }

    /** A table that holds the environment's own variables. */
    static TableClass ofVariables(String table) {
        return new TableClass(table, Kind.SYSTEM, "the environment's variables", Optional.of(Rule.SCHEMA_ONLY), Belonging.ENVIRONMENT,
                Optional.empty());
    }

    /** What is known about this table, said of another one. */
    public TableClass named(String other) {
        return new TableClass(other, kind, owner, ownRule, belonging, follows);
    }

    /** The same table, of the given kind, taking over the rule of others. */
    public TableClass following(Follows others, Kind of) {
        return new TableClass(table, of, owner, Optional.empty(), belonging, Optional.of(others));
    }
}
