package stepferry.rules;

import java.util.Optional;
import stepferry.model.rules.RowOptions;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;

/** Whether rows of two databases can be told to be the same: by a declared natural key, or the primary key. */
record RowIdentity(Table table, RowOptions options) {
    /** Why they cannot; empty if they can. */
    Optional<String> obstacle() {
        var declared = options.match();
        if (declared.isEmpty() && table.primaryKey().isEmpty()) {
            return Optional.of("it has no primary key");
        }
        var key = declared.isEmpty() ? table.primaryKey() : declared;
        return key.stream().flatMap(name -> table.column(name).stream())
                .flatMap(column -> obstacle(column, declared.isEmpty()).stream())
                .findFirst();
    }

    // A computed column is not among those that travel, so there is nothing to compare it with.
    private static Optional<String> obstacle(Column column, boolean primary) {
        if (column.generated().isPresent()) {
            return Optional.of("its key column " + column.name() + " is computed from other columns and does not travel");
        }
        return primary && column.counted()
                ? Optional.of("its primary key " + column.name() + " is auto-increment: the same number can be another row in the target")
                : Optional.empty();
    }
}
