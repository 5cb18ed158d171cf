package stepferry.comparison;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.model.ErrorCode;
import stepferry.model.KeyRange;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.structure.Table;
import stepferry.tables.Database;
import stepferry.tables.NaturalKeys;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;
import stepferry.tables.Stage;

/** One table's rows, as the package has them, on their way to the target's table: what of them is lacking there, and by which key. */
public final class ComingRows {
    private final Database target;
    private final PackagedTable packaged;
    private final Table table;
    private final Standing standing;
    private final Arrival arrival;
    private boolean adapted;

    private ComingRows(Database target, PackagedRows content, PackagedTable packaged, Table table, Standing standing, Set<Integer> came) {
        this.target = target;
        this.packaged = packaged;
        this.table = table;
        this.standing = standing;
        this.arrival = new Arrival(target, content, standing, came);
    }

    /**
     * Looks at what the target holds.
     *
     * @param table as it is, or will be, in the target; it has the packaged columns now
     * @param came the parts of its rows that came ahead
     */
    public static ComingRows of(Database target, PackagedRows content, PackagedTable packaged, Table table, Set<Integer> came) {
        return new ComingRows(target, content, packaged, table, Standing.of(target, packaged), came);
    }

    public String name() {
        return packaged.name();
    }

    public Table table() {
        return table;
    }

    public PackagedTable packaged() {
        return packaged;
    }

    public Standing standing() {
        return standing;
    }

    public Arrival arrival() {
        return arrival;
    }

    /** The columns by which rows of the source and the target are the same; empty where the primary key says so. */
    public List<String> naturalKey() {
        return packaged.options().match();
    }

    /** The primary key that differs between installations, where a natural key says which rows are the same. */
    public Optional<String> surrogate() {
        return naturalKey().isEmpty() || table.primaryKey().size() != 1 || naturalKey().containsAll(table.primaryKey())
                ? Optional.empty()
                : Optional.of(table.primaryKey().getFirst());
    }

    public boolean firesTriggers() {
        return packaged.options().triggers();
    }

    /** Whether the target lacks anything of the source's rows. */
    public boolean pending() {
        return !packaged.digest().equals(Optional.of(standing.whole()));
    }

    /** Whether the table is empty and takes every row just as it is sent. */
    boolean fills() {
        return standing.whole().rows() == 0 && packaged.rule() != Rule.INSERT_IGNORE && !adapted && packaged.counters().isEmpty();
    }

    /** Whether what is to land is not just what was sent. */
    public boolean adapted() {
        return adapted;
    }

    /** Whether an overwrite writes only the rows that differ. */
    public boolean merges() {
        return standing.differsLittle() && !firesTriggers();
    }

    /** Says how much is to come. */
    public void announce() {
        arrival.announce(adapted || packaged.rule() == Rule.OVERWRITE && !merges());
    }

    /** Stages the rows because what is to land is not just what was sent. */
    public void adapt() {
        adapted = true;
        staged();
    }

    public Stage staged() {
        return arrival.staged(adapted, firesTriggers());
    }

    /** Stages the rows with the target's own counters among them, where the table has counters. */
    public void keepCounters() {
        packaged.counters().ifPresent(counters -> {
            adapt();
            staged().keepCounters(counters);
        });
    }

    /** Has the waiting rows keep what the target's rows hold in the columns that are not to be written. */
    public void keepColumns(RowKey key) {
        var kept = packaged.options().kept(packaged.columns()).stream().filter(column -> !key.columns().contains(column)).toList();
        if (!kept.isEmpty()) {
            staged().keepColumns(key, kept);
        }
    }

    public void refuseRepeatedKeys() {
        NaturalKeys.refuseRepeated(target.rows(), RowSelection.all(name(), packaged.columns()), naturalKey(), "the target");
    }

    /** The stretches that the waiting rows are of; anywhere, when all rows wait. */
    public List<KeyRange> spans() {
        return adapted ? List.of() : standing.spans();
    }

    /** @throws Rejected with RULE_NOT_APPLICABLE if nothing tells which rows are the same */
    public RowKey key() {
        if (!naturalKey().isEmpty() && surrogate().isEmpty()) {
            refuseRepeatedKeys();
            return RowKey.natural(naturalKey());
        }
        if (table.primaryKey().isEmpty()) {
            throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Table '" + name() + "' has no primary key in the target, so "
                    + packaged.rule().word() + " cannot tell which rows are the same: use overwrite or schema-only");
        }
        return RowKey.primary(table.primaryKey());
    }
}
