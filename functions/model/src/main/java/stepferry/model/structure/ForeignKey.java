package stepferry.model.structure;

import java.util.List;
import java.util.Optional;

/**
 * A foreign key seen with its table.
 *
 * @param definition as it follows {@code ADD CONSTRAINT name}
 * @param outside whether the referenced table lies in another schema
 * @param inherited whether a partition has it from its partitioned table
 */
public record ForeignKey(
        String name,
        String definition,
        String table,
        List<String> columns,
        String referencedTable,
        List<String> referencedColumns,
        boolean outside,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean inherited,
        Optional<String> comment) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    public boolean selfReferencing() {
        return !outside && table.equals(referencedTable);
    }
}
