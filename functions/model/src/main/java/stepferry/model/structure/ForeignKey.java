package stepferry.model.structure;

import java.util.List;

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
        boolean inherited) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    public boolean selfReferencing() {
        return !outside && table.equals(referencedTable);
    }
}
