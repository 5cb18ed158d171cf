package stepferry.tables;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * A foreign key of another schema that points at a table of this one.
 *
 * @param table the table it points at
 * @param name the constraint
 * @param from the table that has it, with its schema
 * @param acts whether removing a row here removes or changes rows there
 * @param blocks whether rows there keep rows here from being removed
 */
public record OutsideKey(String table, String name, String from, boolean acts, boolean blocks) {
    public OutsideKey {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(from, "from");
    }

    /** @throws Rejected with OUTSIDE_REFERENCE, naming every key that would act on another schema's rows */
    public static void refuseActing(Collection<OutsideKey> keys) {
        var acting = keys.stream().filter(OutsideKey::acts).toList();
        if (!acting.isEmpty()) {
            throw new Rejected(ErrorCode.OUTSIDE_REFERENCE, "Rows of another schema would be removed or changed along with the rows that are"
                    + " replaced: " + words(acting) + ". Give these tables another rule (insert-ignore, schema-only or skip), or let the"
                    + " foreign keys there do nothing ON DELETE");
        }
    }

    /** @throws Rejected with CONSTRAINT_VIOLATED, naming every key that keeps a table from being cleared */
    public static void refuseBlocking(Collection<OutsideKey> keys) {
        var blocking = keys.stream().filter(OutsideKey::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Rejected(ErrorCode.CONSTRAINT_VIOLATED, "Rows of another schema refer to rows that would be cleared: " + words(blocking)
                    + ". Give these tables the rule upsert, which leaves rows alone that do not differ, or drop the foreign keys for the run");
        }
    }

    private static String words(List<OutsideKey> keys) {
        return keys.stream().map(key -> "'" + key.name() + "' of " + key.from() + " points at table '" + key.table() + "'")
                .collect(Collectors.joining("; "));
    }
}
