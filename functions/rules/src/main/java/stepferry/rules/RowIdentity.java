package stepferry.rules;

import java.util.Optional;
import stepferry.model.rules.RowOptions;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;

/** Whether rows of two databases can be told to be the same: by a declared natural key, or the primary key. */
record RowIdentity(Table table, RowOptions options) {
    /** Why they cannot; empty if they can. */
    Optional<String> obstacle() {
        if (!options.match().isEmpty()) {
            return Optional.empty();
        }
        if (table.primaryKey().isEmpty()) {
            return Optional.of("it has no primary key");
        }
        return table.primaryKey().stream()
                .flatMap(name -> table.column(name).stream())
                .filter(Column::counted)
                .findFirst()
                .map(column -> "its primary key " + column.name()
                        + " is auto-increment: the same number can be another row in the target");
    }
}
