package stepferry.tables.structure;

import java.util.List;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.StructureChange;

/** Changes of structure that lose values need somebody's word. */
public final class Losses {
    private Losses() {}

    /** @throws Rejected with STRUCTURE_DESTRUCTIVE, naming every value that would be lost */
    public static void refuse(List<StructureChange> changes) {
        var losses = changes.stream().filter(StructureChange::destructive).map(StructureChange::reason).distinct().toList();
        if (!losses.isEmpty()) {
            throw new Rejected(ErrorCode.STRUCTURE_DESTRUCTIVE, "The structure cannot be brought in line without losing values: "
                    + String.join("; ", losses) + ". Allow it with allowDestructive (--allow-destructive) if that is meant");
        }
    }
}
