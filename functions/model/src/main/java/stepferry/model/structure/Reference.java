package stepferry.model.structure;

import java.util.List;
import java.util.Objects;

/**
 * What a foreign key points at.
 *
 * @param outside whether the table lies in another schema
 */
public record Reference(String table, List<String> columns, boolean outside) {
    public Reference {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
    }
}
