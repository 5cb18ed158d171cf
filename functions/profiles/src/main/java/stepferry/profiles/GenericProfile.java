package stepferry.profiles;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.model.rules.Classification;
import stepferry.model.rules.TableClass;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/**
 * Any application whose conventions nobody told us: every table is user-defined, so that a rule set's rule for user-defined
 * tables reaches each of them. It has no version, no counters and no variable store.
 */
public final class GenericProfile implements ApplicationProfile {
    @Override
    public String name() {
        return "generic";
    }

    @Override
    public Classification classify(Connection connection, String schema, Structure structure) {
        var tables = structure.tables().stream().map(Table::name).map(TableClass::userDefined).toList();
        return new Classification(name(), Optional.empty(), tables, List.of(), List.of(), List.of(), Optional.empty(), List.of(), Map.of(),
                List.of());
    }
}
