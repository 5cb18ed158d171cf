package stepferry.model.structure;

/** What a constraint demands. */
public enum ConstraintKind {
    PRIMARY_KEY,
    UNIQUE,
    EXCLUSION,
    CHECK,
    FOREIGN_KEY;

    /** Whether no two rows may agree on its columns. */
    public boolean unique() {
        return this == PRIMARY_KEY || this == UNIQUE;
    }

    /** Whether an index stands behind it. */
    public boolean indexed() {
        return unique() || this == EXCLUSION;
    }
}
