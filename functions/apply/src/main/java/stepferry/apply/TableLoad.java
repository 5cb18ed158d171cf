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
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.model.Unavailable;
import stepferry.model.structure.Table;
import stepferry.tables.Database;
import stepferry.tables.Rows;

/** One table's rows on their way in. */
final class TableLoad {
    private final Database target;
    private final PackagedContent content;
    private final PackagedTable packaged;
    private final Table table;
    private final TableDigest standing;

    private TableLoad(Database target, PackagedContent content, PackagedTable packaged, Table table, TableDigest standing) {
        this.target = target;
        this.content = content;
        this.packaged = packaged;
        this.table = table;
        this.standing = standing;
    }

    /** Looks at what the target holds; the table is locked. */
    static TableLoad of(Database target, PackagedContent content, PackagedTable packaged, Table table) {
        return new TableLoad(target, content, packaged, table, target.rows().digest(packaged.name(), packaged.columns()));
    }

    String name() {
        return packaged.name();
    }

    Table table() {
        return table;
    }

    /** Whether the target lacks anything of the source's rows. */
    boolean pending() {
        return !packaged.digest().equals(Optional.of(standing));
    }

    boolean movedSince(Manifest backup) {
        return backup.table(name()).filter(PackagedTable::hasRows)
                .filter(then -> then.columns().size() == packaged.columns().size() && then.columns().containsAll(packaged.columns()))
                .filter(then -> !then.digest().orElseThrow().equals(standing))
                .isPresent();
    }

    TableOutcome run() {
        if (!pending()) {
            return outcome(0, 0, 0, standing.rows(), standing);
        }
        return switch (packaged.rule()) {
            case OVERWRITE -> packaged.counters().isPresent() ? overwriteKeepingCounters() : overwrite();
            case UPSERT -> upsert();
            case INSERT_IGNORE -> insertIgnore();
            case SCHEMA_ONLY, SKIP -> throw new IllegalStateException("no rows move under " + packaged.rule().word());
        };
    }

    private TableOutcome overwrite() {
        long deleted = target.rows().clear(name());
        long inserted = writeParts(in -> target.rows().write(name(), packaged.columns(), in));
        var landed = digest();
        expect(packaged.digest().orElseThrow(), landed);
        return outcome(inserted, 0, deleted, 0, landed);
    }

    private TableOutcome overwriteKeepingCounters() {
        var stage = stage();
        stage.keepCounters(packaged.counters().orElseThrow());
        var wanted = stage.digest();
        if (wanted.equals(standing)) {
            stage.drop();
            return outcome(0, 0, 0, standing.rows(), standing);
        }
        long deleted = target.rows().clear(name());
        long inserted = stage.addAll();
        stage.drop();
        var landed = digest();
        expect(wanted, landed);
        return outcome(inserted, 0, deleted, 0, landed);
    }

    private TableOutcome upsert() {
        var key = key();
        var stage = stage();
        long alike = stage.alike(key);
        long updated = stage.removeDiffering(key);
        long added = stage.addMissing(key);
        expectRows(packaged.rows(), stage.alike(key));
        stage.drop();
        return outcome(added - updated, updated, 0, alike, digest());
    }

    private TableOutcome insertIgnore() {
        var key = key();
        var stage = stage();
        long added = stage.addAdmitted(key);
        stage.drop();
        var landed = digest();
        expectRows(standing.rows() + added, landed.rows());
        return outcome(added, 0, 0, packaged.rows() - added, landed);
    }

    private Rows.Stage stage() {
        var stage = target.rows().stage(name(), packaged.columns());
        writeParts(stage::write);
        expect(packaged.digest().orElseThrow(), stage.digest());
        return stage;
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

    private List<String> key() {
        if (table.primaryKey().isEmpty()) {
            throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Table '" + name() + "' has no primary key in the target, so "
                    + packaged.rule().word() + " cannot tell which rows are the same: use overwrite or schema-only");
        }
        return table.primaryKey();
    }

    private TableDigest digest() {
        return target.rows().digest(name(), packaged.columns());
    }

    private void expect(TableDigest wanted, TableDigest landed) {
        if (!wanted.equals(landed)) {
            throw new Diverged(ErrorCode.CONTENT_DIVERGED, "Table '" + name() + "' would hold " + landed.rows() + " rows that are not the "
                    + wanted.rows() + " of the package: nothing was changed; a trigger, a rule or a column type alters values on the way in");
        }
    }

    private void expectRows(long wanted, long found) {
        if (wanted != found) {
            throw new Diverged(ErrorCode.CONTENT_DIVERGED, "Table '" + name() + "' would hold " + found + " of " + wanted
                    + " rows as they were sent: nothing was changed; a trigger or a rule alters rows on the way in");
        }
    }

    private TableOutcome outcome(long inserted, long updated, long deleted, long unchanged, TableDigest landed) {
        return new TableOutcome(name(), packaged.rule(), inserted, updated, deleted, unchanged, Optional.of(landed));
    }
}
