package stepferry.profiles;

import java.sql.Connection;
import java.util.Optional;
import stepferry.model.rules.Classification;
import stepferry.model.rules.VariableStore;
import stepferry.model.structure.Structure;

/** Knows one application's conventions. Has no state: one instance serves every database. */
public interface ApplicationProfile {
    /** The name used in environments, such as {@code nocobase}. */
    String name();

    /**
     * Says whose each table of the structure is; every table is named exactly once. Reads within the connection's
     * transaction and changes nothing.
     *
     * @param schema the schema that the structure was read from
     * @throws stepferry.model.Rejected    with PROFILE_MISMATCH if the database is not of this application, or with
     *                                     PERMISSION_MISSING if one of the application's own tables may not be read
     * @throws stepferry.model.Unavailable if the database went away
     */
    Classification classify(Connection connection, String schema, Structure structure);

    /** The table in which the application keeps its environment variables; empty if it has none, or none yet. */
    default Optional<VariableStore> variables(Structure structure) {
        return Optional.empty();
    }

    /** How rows refer to variables; empty if the application has no such thing. */
    default Optional<ReferenceSyntax> references() {
        return Optional.empty();
    }
}
