package stepferry.tables.postgres.structure;

import java.sql.Connection;
import java.util.List;
import stepferry.model.Engine;
import stepferry.model.structure.Structure;
import stepferry.tables.structure.StructureReader;

/** Reads a PostgreSQL schema. */
public final class PostgresStructureReader implements StructureReader {
    @Override
    public Structure read(Connection connection, String schema) {
        return new Structure(Engine.POSTGRESQL, "", List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
