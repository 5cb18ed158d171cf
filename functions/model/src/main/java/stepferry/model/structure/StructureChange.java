package stepferry.model.structure;

import java.util.Objects;

/**
 * One statement that brings a target's structure closer to the desired one.
 *
 * @param sql ready to run where the target's schema is the first of the search path, or the current database
 * @param object what it changes, in words: {@code column orders.total}
 * @param table the table or view it belongs to, or the type's or sequence's own name
 * @param destructive whether rows or values of the target may be lost
 * @param reason why, in one sentence for the plan; names what is lost when destructive
 */
public record StructureChange(
        String sql, String object, String table, Kind kind, Phase phase, boolean destructive, String reason) {

    public StructureChange {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether the statement stands before or after the rows are loaded. */
    public enum Phase {
        BEFORE_DATA,
        AFTER_DATA
    }

    /** What the statement does to what. */
    public enum Kind {
        CREATE_TYPE,
        ALTER_TYPE,
        DROP_TYPE,
        CREATE_SEQUENCE,
        ALTER_SEQUENCE,
        DROP_SEQUENCE,
        CREATE_TABLE,
        ALTER_TABLE,
        DROP_TABLE,
        ADD_COLUMN,
        ALTER_COLUMN,
        DROP_COLUMN,
        ADD_CONSTRAINT,
        ALTER_CONSTRAINT,
        DROP_CONSTRAINT,
        CREATE_INDEX,
        DROP_INDEX,
        CREATE_VIEW,
        ALTER_VIEW,
        DROP_VIEW,
        CREATE_TRIGGER,
        ALTER_TRIGGER,
        DROP_TRIGGER,
        COMMENT
    }
}
