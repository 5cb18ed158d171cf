package stepferry.tables.structure;

import java.util.List;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;

/** Says which statements turn one structure into another. */
public interface StructureDiff {
    /**
     * The statements that bring the current structure in line with the desired one, in the order they must run in one
     * transaction: all BEFORE_DATA ones first.
     *
     * @throws stepferry.model.Rejected with STRUCTURE_IRRECONCILABLE, naming every difference that no statement can mend
     */
    List<StructureChange> changes(Structure current, Structure desired, Scope scope);
}
