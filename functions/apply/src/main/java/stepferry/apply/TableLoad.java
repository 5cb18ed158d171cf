package stepferry.apply;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import stepferry.model.Diverged;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.model.Unavailable;
import stepferry.model.structure.Table;
import stepferry.tables.Database;
import stepferry.tables.NaturalKeys;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;
import stepferry.tables.Stage;

/** One table's rows on their way in. */
final class TableLoad {
    private final Database target;
    private final PackagedContent content;
    private final PackagedTable packaged;
    private final Table table;
    private final TableDigest standing;
    private Optional<Stage> stage = Optional.empty();
    private boolean adapted;

    private TableLoad(Database target, PackagedContent content, PackagedTable packaged, Table table, TableDigest standing) {
        this.target = target;
        this.content = content;
        this.packaged = packaged;
        this.table = table;
        this.standing = standing;
    }

    /** Looks at what the target holds; the table is locked. */
    static TableLoad of(Database target, PackagedContent content, PackagedTable packaged, Table table) {
        return new TableLoad(target, content, packaged, table, digest(target, packaged));
    }

    String name() {
        return packaged.name();
    }

    Table table() {
        return table;
    }

    /** The columns by which rows of the source and the target are the same; empty where the primary key says so. */
    List<String> naturalKey() {
        return packaged.options().match();
    }

    /** The primary key that differs between installations, where a natural key says which rows are the same. */
    Optional<String> surrogate() {
        return naturalKey().isEmpty() || table.primaryKey().size() != 1 || naturalKey().containsAll(table.primaryKey())
                ? Optional.empty()
                : Optional.of(table.primaryKey().getFirst());
    }

    boolean firesTriggers() {
        return packaged.options().triggers();
    }

    /** Whether the target lacks anything of the source's rows. */
    boolean pending() {
        return !packaged.digest().equals(Optional.of(standing));
    }

    /** Whether rows may be taken out, if only to put them back changed. */
    boolean removesRows() {
        return packaged.rule() == Rule.OVERWRITE || packaged.rule() == Rule.UPSERT;
    }

    boolean movedSince(Manifest backup) {
        return backup.table(name()).filter(PackagedTable::hasRows)
                .filter(then -> then.columns().size() == packaged.columns().size() && then.columns().containsAll(packaged.columns()))
                .filter(then -> !then.digest().orElseThrow().equals(standing))
                .isPresent();
    }

    /** Stages the rows because what is to land is not just what was sent. */
    void adapt() {
        adapted = true;
        staged();
    }

    Stage staged() {
        if (stage.isEmpty()) {
            stage = Optional.of(filled());
        }
        return stage.get();
    }

    private Stage filled() {
        var filled = waiting().orElseGet(this::transferred);
        expect(packaged.digest().orElseThrow(), filled.digest());
        return filled;
    }

    private Stage transferred() {
        var fresh = target.rows().stage(name(), packaged.columns());
        writeParts(fresh::write);
        return fresh;
    }

    /** The rows that came before, if all did that have to. */
    private Optional<Stage> waiting() {
        var came = target.waiting().parts(content.landing(), name());
        return Optional.of(came).filter(parts -> !parts.isEmpty() && parts.equals(Transfer.parts(packaged, Optional.of(standing))))
                .map(_ -> target.waiting().stage(content.landing(), name(), packaged.columns()));
    }

    void refuseRepeatedKeys() {
        NaturalKeys.refuseRepeated(target.rows(), RowSelection.all(name(), packaged.columns()), naturalKey(), "the target");
    }

    TableOutcome run() {
        if (!adapted && !pending()) {
            return outcome(0, 0, 0, standing.rows(), standing);
        }
        packaged.counters().ifPresent(counters -> {
            adapt();
            staged().keepCounters(counters);
        });
        var outcome = switch (packaged.rule()) {
            case OVERWRITE -> adapted ? overwriteAdapted() : overwrite();
            case UPSERT -> upsert();
            case INSERT_IGNORE -> insertIgnore();
            case SCHEMA_ONLY, SKIP -> throw new IllegalStateException("no rows move under " + packaged.rule().word());
        };
        stage.ifPresent(Stage::drop);
        return outcome;
    }

    private TableOutcome overwrite() {
        long deleted = target.rows().clear(name());
        long inserted = waiting().map(Stage::addAll).orElseGet(() -> writeParts(in -> target.rows().write(name(), packaged.columns(), in)));
        var landed = digest(target, packaged);
        expect(packaged.digest().orElseThrow(), landed);
        return outcome(inserted, 0, deleted, 0, landed);
    }

    private TableOutcome overwriteAdapted() {
        var wanted = staged().digest();
        if (wanted.equals(standing)) {
            return outcome(0, 0, 0, standing.rows(), standing);
        }
        long deleted = target.rows().clear(name());
        long inserted = staged().addAll();
        var landed = digest(target, packaged);
        expect(wanted, landed);
        return outcome(inserted, 0, deleted, 0, landed);
    }

    private TableOutcome upsert() {
        var key = key();
        var kept = packaged.options().kept(packaged.columns()).stream().filter(column -> !key.columns().contains(column)).toList();
        if (!kept.isEmpty()) {
            staged().keepColumns(key, kept);
        }
        long alike = staged().alike(key);
        // First, so that a row that goes does not stand in the way of one that comes.
        long deleted = packaged.options().delete() ? staged().removeAbsent(key, packaged.options().filter()) : 0;
        long updated = staged().removeDiffering(key);
        long added = staged().addMissing(key);
        // Not the package's number: the target's own counters may wait there, too.
        expectRows(staged().digest().rows(), staged().alike(key));
        return outcome(added - updated, updated, deleted, alike, digest(target, packaged));
    }

    private TableOutcome insertIgnore() {
        long added = staged().addAdmitted(key());
        var landed = digest(target, packaged);
        expectRows(standing.rows() + added, landed.rows());
        return outcome(added, 0, 0, packaged.rows() - added, landed);
    }

    private long writeParts(ToLongFunction<InputStream> writer) {
        long rows = 0;
        for (var part : packaged.parts()) {
            try (var in = content.rows(part)) {
                rows += writer.applyAsLong(in);
            } catch (IOException e) {
                throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "Reading a part of table '" + name() + "' broke off", e);
            }
        }
        return rows;
    }

    private RowKey key() {
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

    private static TableDigest digest(Database target, PackagedTable packaged) {
        return target.rows().digest(RowSelection.all(packaged.name(), packaged.columns()));
    }

    private void expect(TableDigest wanted, TableDigest landed) {
        if (!wanted.equals(landed) && !firesTriggers()) {
            throw new Diverged(ErrorCode.CONTENT_DIVERGED, "Table '" + name() + "' would hold " + landed.rows() + " rows that are not the "
                    + wanted.rows() + " of the package: nothing was changed; a trigger, a rule or a column type alters values on the way in");
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
                adapted || firesTriggers(), Optional.of(landed));
    }
}
