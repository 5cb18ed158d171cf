package stepferry.apply;

import java.util.Optional;
import java.util.function.ToLongFunction;
import stepferry.model.PackagedTable;
import stepferry.model.TableDigest;
import stepferry.model.structure.Structure;
import stepferry.tables.Database;
import stepferry.tables.Replacement;

/**
 * A big table's rows, loaded into a successor of the table while readers go on with the old rows.
 *
 * @param inserted how many rows came
 * @param landed what the successor holds
 */
record Succession(Replacement replacement, long inserted, TableDigest landed) {
    /** Below this many bytes of rows, a table of its own costs more than it saves. */
    private static final long LEAST_BYTES = 32L << 20;

    /**
     * Has a successor filled with the package's rows; empty where the table is small, or must keep what a successor could not carry.
     *
     * @param filling says how many rows came
     */
    static Optional<Succession> filled(
            Database target, Structure ready, PackagedTable packaged, ToLongFunction<Replacement> filling) {
        if (packaged.bytes() < LEAST_BYTES) {
            return Optional.empty();
        }
        return target.rows().replacement(ready, packaged.name(), packaged.columns()).map(replacement -> {
            long inserted = filling.applyAsLong(replacement);
            return new Succession(replacement, inserted, replacement.digest());
        });
    }
}
