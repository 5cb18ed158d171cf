package stepferry.comparison;

import java.util.List;
import java.util.Optional;
import stepferry.model.PackagedTable;
import stepferry.model.structure.Table;
import stepferry.tables.RowKey;

/**
 * A table whose columns in the target are not those of the package, or not of the same types: only some can be compared.
 *
 * @param there the target's table
 * @param desired the package's
 * @param shared the columns that both have alike
 */
record PartialRows(PackagedTable packaged, Table there, Table desired, List<String> shared) {
    PartialRows {
        shared = List.copyOf(shared);
    }

    /** By which rows are the same, if both have those columns alike. */
    Optional<RowKey> key() {
        var natural = packaged.options().match();
        var columns = natural.isEmpty() ? desired.primaryKey() : natural;
        return columns.isEmpty() || !shared.containsAll(columns)
                ? Optional.empty()
                : Optional.of(natural.isEmpty() ? RowKey.primary(columns) : RowKey.natural(columns));
    }

    /** The columns in which rows of both can differ by what the run does. */
    List<String> compared() {
        var kept = packaged.options().kept(shared);
        var key = key().map(RowKey::columns).orElse(List.of());
        return shared.stream().filter(column -> key.contains(column) || !kept.contains(column))
                .filter(column -> packaged.options().match().isEmpty() || key.contains(column) || !desired.primaryKey().contains(column))
                .toList();
    }

    String note() {
        var others = packaged.columns().stream().filter(column -> !shared.contains(column)).toList();
        return "its structure changes: rows are compared without " + String.join(", ", others);
    }
}
