package stepferry.tables.mysql.structure;

/** What becomes of a column the target has. */
enum Fate {
    KEEP,
    /** The type stays, something else about it differs. */
    ALTER,
    /** Another type or collation; the values stay as far as they fit. */
    RETYPE,
    /** Dropped and added again: a column that is computed when read cannot become another kind of column. */
    RECREATE,
    DROP;

    boolean leaves() {
        return this == RECREATE || this == DROP;
    }

    /** Whether a foreign key over it must be taken away meanwhile. */
    boolean shakes() {
        return this == RETYPE || leaves();
    }
}
