package stepferry.tables.mysql.structure;

import stepferry.model.structure.StructureChange.Phase;

/** The order in which statements run: within a step as they were found, the steps as they stand here. */
enum Step {
    DROP_VIEW(Phase.BEFORE_DATA),
    DROP_TRIGGER(Phase.BEFORE_DATA),
    DROP_FOREIGN_KEY(Phase.BEFORE_DATA),
    DROP_TABLE(Phase.BEFORE_DATA),
    CREATE_TABLE(Phase.BEFORE_DATA),
    DROP_COMPUTED(Phase.BEFORE_DATA),
    ALTER_TABLE(Phase.BEFORE_DATA),
    COMPLETE_TABLE(Phase.AFTER_DATA),
    ADD_FOREIGN_KEY(Phase.AFTER_DATA),
    CREATE_VIEW(Phase.AFTER_DATA),
    CREATE_TRIGGER(Phase.AFTER_DATA);

    private final Phase phase;

    Step(Phase phase) {
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }
}
