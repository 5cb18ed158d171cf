package stepferry.comparison;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.ForeignKey;
import stepferry.model.structure.Structure;

/** Whatever points at rows. */
public final class References {
    private References() {}

    /** What the tables' foreign keys say, and what the application says besides. */
    public static List<RowReference> of(Structure structure, List<RowReference> declared) {
        var known = structure.tables().stream().flatMap(table -> table.foreignKeys().stream()).filter(key -> !key.outside())
                .flatMap(References::columnwise);
        return Stream.concat(known, declared.stream()).distinct().toList();
    }

    private static Stream<RowReference> columnwise(ForeignKey key) {
        return IntStream.range(0, key.columns().size()).mapToObj(i -> RowReference.value(
                key.table(), key.columns().get(i), key.referencedTable(), key.referencedColumns().get(i)));
    }
}
