package stepferry.tables.structure;

import java.sql.Connection;
import stepferry.model.structure.Structure;

/** Reads what a schema is made of. */
public interface StructureReader {
    /**
     * Reads within the connection's transaction and leaves its settings as they were.
     *
     * @throws stepferry.model.Rejected if there is no such schema, or its catalogue may not be read
     * @throws stepferry.model.Unavailable if the database went away
     */
    Structure read(Connection connection, String schema);
}
