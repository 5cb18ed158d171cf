package stepferry.tables.postgres.structure;

/** What becomes of a column the target has. */
enum Fate {
    KEEP,
    /** Another type or collation, or the same type made anew; the values stay. */
    RETYPE,
    /** Dropped and added again, since its values are or become computed. */
    RECREATE,
    DROP;

    boolean disturbed() {
        return this != KEEP;
    }

    boolean leaves() {
        return this == RECREATE || this == DROP;
    }
}
