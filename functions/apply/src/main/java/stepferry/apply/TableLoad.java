package stepferry.apply;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import stepferry.comparison.Arrival;
import stepferry.comparison.ComingRows;
import stepferry.comparison.Standing;
import stepferry.model.Diverged;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.tables.Database;
import stepferry.tables.Replacement;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;
import stepferry.tables.Stage;

/** One table's rows on their way in. */
final class TableLoad {
    private final Database target;
    private final ComingRows rows;
    private final PackagedTable packaged;
    private final Table table;
    private final Standing standing;
    private final Arrival arrival;
    private Optional<Succession> succession = Optional.empty();

    private TableLoad(Database target, ComingRows rows) {
        this.target = target;
        this.rows = rows;
        this.packaged = rows.packaged();
        this.table = rows.table();
        this.standing = rows.standing();
        this.arrival = rows.arrival();
    }

    /**
     * Looks at what the target holds; the table is locked.
     *
     * @param came the parts of its rows that came ahead
     */
    static TableLoad of(Database target, PackagedContent content, PackagedTable packaged, Table table, Set<Integer> came) {
        return new TableLoad(target, ComingRows.of(target, content, packaged, table, came));
    }

    String name() {
        return packaged.name();
    }

    Table table() {
        return table;
    }

    ComingRows rows() {
        return rows;
    }

    boolean firesTriggers() {
        return rows.firesTriggers();
    }

    /** Whether the target lacks anything of the source's rows. */
    boolean pending() {
        return rows.pending();
    }

    /** Whether rows may be taken out, if only to put them back changed. */
    boolean removesRows() {
        return packaged.rule() == Rule.OVERWRITE || packaged.rule() == Rule.UPSERT;
    }

    /** Whether the table holds this. */
    boolean holds(TableDigest content) {
        return standing.whole().equals(content);
    }

    boolean movedSince(Manifest backup) {
        return backup.table(name()).filter(then -> then.digest().isPresent())
                .filter(then -> then.columns().size() == packaged.columns().size() && then.columns().containsAll(packaged.columns()))
                .filter(then -> !then.digest().orElseThrow().equals(standing.whole()))
                .isPresent();
    }

    void announce() {
        rows.announce();
    }

    /** Brings the rows into the target, where nobody waits for that yet: beside the table, or into a successor of it. */
    void prepare(Structure ready) {
        if (rows.adapted() || !rows.pending()) {
            return;
        }
        if (packaged.counters().isPresent()) {
            rows.adapt();
        } else if (packaged.rule() != Rule.OVERWRITE || rows.merges()) {
            rows.staged();
        } else if (!firesTriggers()) {
            succession = Succession.filled(target, ready, packaged, this::fill);
            succession.ifPresent(filled -> {
                expect(packaged.digest().orElseThrow(), filled.landed());
                filled.replacement().finish(ready);
            });
        }
    }

    private long fill(Replacement successor) {
        return arrival.ahead().map(successor::copy).orElseGet(() -> arrival.write(packaged.parts(), successor::write));
    }

    /** Whether readers wait for this table's rows. */
    boolean stopsReaders() {
        return succession.isPresent();
    }

    TableOutcome run() {
        if (!rows.adapted() && !rows.pending()) {
            return untouched();
        }
        rows.keepCounters();
        var outcome = switch (packaged.rule()) {
            case OVERWRITE -> overwritten();
            case UPSERT -> upsert();
            case INSERT_IGNORE -> insertIgnore();
            case SCHEMA_ONLY, SKIP -> throw new IllegalStateException("no rows move under " + packaged.rule().word());
        };
        arrival.end();
        return outcome;
    }

    private TableOutcome overwritten() {
        if (rows.adapted()) {
            return overwriteAdapted();
        }
        return rows.merges() ? overwriteStretches() : overwrite();
    }

    private TableOutcome overwrite() {
        return succession.map(this::succeed).orElseGet(this::overwriteInPlace);
    }

    private TableOutcome succeed(Succession filled) {
        filled.replacement().take();
        return outcome(filled.inserted(), 0, standing.whole().rows(), 0, filled.landed());
    }

    private TableOutcome overwriteInPlace() {
        return writingOver().map(this::overwriteByKey).orElseGet(this::overwriteAnew);
    }

    private Optional<Consumer<InputStream>> writingOver() {
        boolean empty = packaged.rows() == 0 || standing.whole().rows() == 0;
        return empty || firesTriggers() || table.primaryKey().isEmpty() || arrival.ahead().isPresent()
                ? Optional.empty()
                : target.rows().writingOver(name(), packaged.columns());
    }

    private TableOutcome overwriteByKey(Consumer<InputStream> over) {
        arrival.write(packaged.parts(), in -> {
            over.accept(in);
            return 0;
        });
        var landed = leftover(Standing.of(target, packaged));
        expect(packaged.digest().orElseThrow(), landed);
        return outcome(packaged.rows(), 0, standing.whole().rows(), 0, landed);
    }

    /** Removes the rows whose keys the package has not; of the parts where there are any, the rows come once more to tell which. */
    private TableDigest leftover(Standing over) {
        if (over.whole().rows() <= packaged.rows()) {
            return over.whole();
        }
        var keys = target.rows().stage(name(), packaged.columns());
        arrival.writeAgain(over.differing().stream().map(packaged.parts()::get).toList(), keys::write);
        keys.removeAbsent(RowKey.primary(table.primaryKey()), Optional.empty(), over.spans());
        keys.drop();
        return over.afterwards(target);
    }

    private TableOutcome overwriteAnew() {
        long deleted = target.rows().clear(name());
        long inserted = arrival.ahead().map(Stage::addAll)
                .orElseGet(() -> arrival.write(packaged.parts(), in -> target.rows().write(name(), packaged.columns(), in)));
        var landed = digest(target, packaged);
        expect(packaged.digest().orElseThrow(), landed);
        return outcome(inserted, 0, deleted, 0, landed);
    }

    /** Where few parts differ, only their rows are sent, and only the rows that differ are written. */
    private TableOutcome overwriteStretches() {
        var key = RowKey.primary(table.primaryKey());
        long deleted = rows.staged().removeAbsent(key, Optional.empty(), standing.spans());
        long updated = rows.staged().removeDiffering(key);
        long added = rows.staged().addMissing(key);
        var landed = standing.afterwards(target);
        expect(packaged.digest().orElseThrow(), landed);
        return outcome(added - updated, updated, deleted, rows.staged().rows() - added + arrival.passed(), landed);
    }

    private TableOutcome overwriteAdapted() {
        var wanted = rows.staged().digest();
        if (wanted.equals(standing.whole())) {
            return untouched();
        }
        long deleted = target.rows().clear(name());
        long inserted = rows.staged().addAll();
        var landed = digest(target, packaged);
        expect(wanted, landed);
        return outcome(inserted, 0, deleted, 0, landed);
    }

    private TableOutcome upsert() {
        var key = rows.key();
        rows.keepColumns(key);
        // First, so that a row that goes does not stand in the way of one that comes.
        long deleted = packaged.options().delete() ? rows.staged().removeAbsent(key, packaged.options().filter(), rows.spans()) : 0;
        long updated = rows.staged().removeDiffering(key);
        long added = rows.staged().addMissing(key);
        // Not the package's number: the target's own counters may wait there, too.
        long waited = rows.staged().rows();
        expectRows(waited, rows.staged().alike(key));
        return outcome(added - updated, updated, deleted, waited - added + arrival.passed(), afterwards());
    }

    private TableOutcome insertIgnore() {
        long added = rows.staged().addAdmitted(rows.key());
        var landed = afterwards();
        expectRows(standing.whole().rows() + added, landed.rows());
        return outcome(added, 0, 0, packaged.rows() - added, landed);
    }

    private TableDigest afterwards() {
        return rows.adapted() || firesTriggers() ? digest(target, packaged) : standing.afterwards(target);
    }

    private TableOutcome untouched() {
        return outcome(0, 0, 0, standing.whole().rows(), standing.whole());
    }

    private static TableDigest digest(Database target, PackagedTable packaged) {
        return target.rows().digest(RowSelection.all(packaged.name(), packaged.columns()));
    }

    private void expect(TableDigest wanted, TableDigest landed) {
        if (!firesTriggers()) {
            Arrival.expect(name(), wanted, landed);
        }
    }

    private void expectRows(long wanted, long found) {
        if (wanted != found && !firesTriggers()) {
            throw new Diverged(ErrorCode.CONTENT_DIVERGED, "Table '" + name() + "' would hold " + found + " of " + wanted
                    + " rows as they were sent: nothing was changed; a trigger or a rule alters rows on the way in");
        }
    }

    private TableOutcome outcome(long inserted, long updated, long deleted, long unchanged, TableDigest landed) {
        return new TableOutcome(name(), packaged.rule(), inserted, updated, deleted, unchanged,
                rows.adapted() || firesTriggers(), Optional.of(landed));
    }
}
