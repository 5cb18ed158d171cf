package stepferry.tables.postgres.structure;

import stepferry.model.structure.StructureChange.Phase;

/** The order in which statements run: within a step as they were found, the steps as they stand here. */
enum Step {
    DROP_VIEW(Phase.BEFORE_DATA),
    DROP_TRIGGER(Phase.BEFORE_DATA),
    DROP_FOREIGN_KEY(Phase.BEFORE_DATA),
    DROP_CONSTRAINT(Phase.BEFORE_DATA),
    DROP_INDEX(Phase.BEFORE_DATA),
    DETACH(Phase.BEFORE_DATA),
    DROP_FORMER_CONSTRAINT(Phase.BEFORE_DATA),
    DROP_DEFAULT(Phase.BEFORE_DATA),
    DISOWN_SEQUENCE(Phase.BEFORE_DATA),
    DROP_GENERATED_COLUMN(Phase.BEFORE_DATA),
    DROP_COLUMN(Phase.BEFORE_DATA),
    DROP_TABLE(Phase.BEFORE_DATA),
    DROP_SEQUENCE(Phase.BEFORE_DATA),
    RENAME_TYPE(Phase.BEFORE_DATA),
    CREATE_SEQUENCE(Phase.BEFORE_DATA),
    CREATE(Phase.BEFORE_DATA),
    ALTER_TYPE(Phase.BEFORE_DATA),
    ALTER_COLUMN_TYPE(Phase.BEFORE_DATA),
    ADD_COLUMN(Phase.BEFORE_DATA),
    ADD_GENERATED_COLUMN(Phase.BEFORE_DATA),
    ALTER_COLUMN(Phase.BEFORE_DATA),
    OWN_SEQUENCE(Phase.BEFORE_DATA),
    DROP_TYPE(Phase.BEFORE_DATA),
    ALTER_TABLE(Phase.BEFORE_DATA),
    DETACH_TO_MOVE(Phase.BEFORE_DATA),
    ADD_CHECK_TO_ATTACH(Phase.BEFORE_DATA),
    ATTACH(Phase.BEFORE_DATA),
    CREATE_PARTITION(Phase.BEFORE_DATA),
    ADD_KEY(Phase.BEFORE_DATA),
    ADD_KEY_TO_LOADED(Phase.AFTER_DATA),
    CREATE_INDEX(Phase.AFTER_DATA),
    SET_NOT_NULL(Phase.AFTER_DATA),
    ADD_CHECK(Phase.AFTER_DATA),
    INHERIT(Phase.AFTER_DATA),
    ADD_FOREIGN_KEY(Phase.AFTER_DATA),
    CREATE_VIEW(Phase.AFTER_DATA),
    CREATE_TRIGGER(Phase.AFTER_DATA),
    REPLICA_IDENTITY(Phase.AFTER_DATA),
    COMMENT(Phase.AFTER_DATA);

    private final Phase phase;

    Step(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }
}
