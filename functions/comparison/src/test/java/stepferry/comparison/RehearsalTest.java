package stepferry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepferry.model.KeyCuts;
import stepferry.model.PackagedTable;
import stepferry.model.Part;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.plan.PlannedTable;
import stepferry.model.plan.RowCounts;
import stepferry.model.rules.RowOptions;
import stepferry.model.structure.Structure;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/** How much of a package is looked at, and what is told of the rest. */
class RehearsalTest {
    private static final List<String> COLUMNS = List.of("id", "x");
    private static final KeyCuts CUTS = new KeyCuts(List.of("id"), List.of(List.of("26"), List.of("51"), List.of("76")));
    private final List<String> read = new ArrayList<>();
    private TargetDatabase database;
    private Database target;

    /** The source has the rows 1 to 100 in four parts, and so has the target. */
    @BeforeEach
    void open() throws SQLException {
        database = TargetDatabase.of("create table source (id int primary key, x text); insert into source select i, 'x' || i from generate_series(1, 100) i;"
                + "create table t (id int primary key, x text); insert into t select * from source");
        target = database.database();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String sql) throws SQLException {
        database.run(sql);
    }

    private final class Rows implements PackagedRows {
        @Override
        public String landing() {
            return "r";
        }

        @Override
        public InputStream rows(Part part) {
            read.add(part.file());
            int first = Integer.parseInt(part.file()) * 25 + 1;
            var lines = IntStream.range(first, first + 25).mapToObj(i -> i + "\tx" + i + "\n").collect(Collectors.joining());
            return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private PackagedTable packaged(Rule rule, RowOptions options, long bytes) {
        var digests = target.rows().digests(RowSelection.all("source", COLUMNS), CUTS);
        var parts = IntStream.range(0, 4).mapToObj(i -> new Part(String.valueOf(i), 0, 1, 25, bytes / 4, "",
                i == 0 ? List.of() : CUTS.bounds().get(i - 1), Optional.of(digests.get(i)))).toList();
        return new PackagedTable("t", rule, "", options, COLUMNS, Optional.empty(), Optional.of(TableDigest.sum(digests)), bytes,
                List.of("id"), parts);
    }

    private PlannedTable planned(Rule rule, RowOptions options, long bytes) {
        var table = packaged(rule, options, bytes);
        var desired = target.structure();
        target.beginRehearsal();
        try {
            return rehearsal(desired).of(List.of(table), List.of()).getFirst();
        } finally {
            target.rollback();
        }
    }

    private Rehearsal rehearsal(Structure desired) {
        return new Rehearsal(target, new Rows(), target.structure(), desired, new HiddenColumns(Optional.empty()));
    }

    @Test
    void whatIsAlikeIsNotLookedAt() {
        var same = planned(Rule.OVERWRITE, RowOptions.NONE, 1000);
        assertThat(same.rows()).isEqualTo(new RowCounts(0, 0, 0, 100));
        assertThat(same.standing()).isPresent();
        assertThat(planned(Rule.UPSERT, RowOptions.NONE, 1000).standing()).as("a merge that writes nothing").isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void onlyPartsThatDifferAreBrought() throws SQLException {
        run("update t set x = 'other' where id in (30, 31); delete from t where id = 32; insert into t values (1000, 'own')");
        var some = planned(Rule.OVERWRITE, RowOptions.NONE, 1000);
        assertThat(read).containsExactly("1", "3");
        assertThat(some.rows()).isEqualTo(new RowCounts(1, 2, 1, 97));
        assertThat(some.replaced()).isFalse();
        assertThat(some.exact()).isTrue();
        assertThat(some.samples().updated()).hasSize(2);
        assertThat(some.compared()).isEqualTo(COLUMNS);
    }

    @Test
    void ofTooMuchOnlyBoundsAreTold() throws SQLException {
        run("update t set x = 'other' where id in (30, 80, 60); delete from t where id = 32; insert into t values (1000, 'own')");
        var much = planned(Rule.OVERWRITE, RowOptions.NONE, 400L << 20);
        assertThat(read).isEmpty();
        assertThat(much.exact()).isFalse();
        assertThat(much.rows()).isEqualTo(new RowCounts(75, 75, 75, 25));
        assertThat(much.notes()).anyMatch(note -> note.contains("the most that can be"));
        assertThat(planned(Rule.UPSERT, RowOptions.NONE, 400L << 20).rows()).isEqualTo(new RowCounts(75, 75, 0, 25));
        assertThat(planned(Rule.INSERT_IGNORE, RowOptions.NONE, 400L << 20).rows()).isEqualTo(new RowCounts(75, 0, 0, 25));
    }

    @Test
    void anEmptyTableTakesThemAllHoweverMany() throws SQLException {
        run("delete from t");
        var filled = planned(Rule.UPSERT, RowOptions.NONE, 400L << 20);
        assertThat(filled.rows()).isEqualTo(new RowCounts(100, 0, 0, 0));
        assertThat(filled.exact()).isTrue();
        assertThat(read).isEmpty();
    }

    @Test
    void aTableThatIsNotThereGetsAllRows() throws SQLException {
        var table = packaged(Rule.OVERWRITE, RowOptions.NONE, 1000);
        var desired = target.structure();
        run("drop table t");
        target.beginRehearsal();
        var fresh = rehearsal(desired).of(List.of(table), List.of()).getFirst();
        target.rollback();
        assertThat(fresh.rows()).isEqualTo(new RowCounts(100, 0, 0, 0));
        assertThat(fresh.samples().inserted()).hasSize(5);
        assertThat(read).containsExactly("0");
    }

    @Test
    void nothingStaysBehind() throws SQLException {
        run("delete from t where id > 3");
        planned(Rule.UPSERT, RowOptions.NONE, 1000);
        assertThat(database.temporaryTables()).isZero();
    }
}
