package stepferry.tables.postgres.structure;

import java.util.List;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.tables.structure.Scope;
import stepferry.tables.structure.StructureDiff;

/** The statements of PostgreSQL. */
public final class PostgresStructureDiff implements StructureDiff {
    @Override
    public List<StructureChange> changes(Structure current, Structure desired, Scope scope) {
        return List.of();
    }
}
