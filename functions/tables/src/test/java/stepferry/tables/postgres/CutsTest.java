package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.KeyCuts;
import stepferry.model.KeyRange;
import stepferry.model.TableDigest;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;
import stepferry.tables.TextLine;

/** A table that is read, digested and merged in stretches is the table as a whole. */
class CutsTest {
    private static final String ODD = "create table t (k %s primary key, v text); insert into t select %s, 'v' || i from generate_series(1, 3000) as i; analyze t";

    private static Application of(String type, String key) throws SQLException {
        return Application.of(ODD.formatted(type, key));
    }

    private static RowSelection all(Application application) {
        return RowSelection.all("t", application.columns("t"));
    }

    /** The keys of the stretch, as they are read. */
    private static List<String> keys(Application application, KeyRange range) {
        var keys = new ArrayList<String>();
        var rows = application.database().rows();
        var selection = all(application).within(range);
        rows.read(selection, row -> keys.addAll(TextLine.key(selection, range.columns(), row)));
        return keys;
    }

    private static final List<String> KEYS = List.of("bigint|i * 7 - 9000", "text|chr(90 - i % 60) || E'\\t\\\\\\n''' || i",
            "uuid|md5(i::text)::uuid", "numeric|i / 7.0 - 100", "timestamptz|timestamptz '2024-01-01' + i * interval '1 h'",
            "varchar(40)|'ö' || i", "date|date '2024-01-01' + i", "smallint|i");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void theStretchesOfEveryTypeOfKeyMakeTheWhole(int index) throws SQLException {
        var type = KEYS.get(index).split("\\|", 2);
        try (var application = of(type[0], type[1])) {
            var rows = application.database().rows();
            var key = rows.cutKey(application.table("t"));
            var ordered = keys(application, new KeyRange(key, List.of(), List.of()));
            var cuts = new KeyCuts(key, List.of(List.of(ordered.get(500)), List.of(ordered.get(501)), List.of(ordered.get(2000))));

            assertThat(key).containsExactly("k");
            assertThat(ordered).hasSize(3000);
            assertThat(cuts.ranges().stream().map(range -> keys(application, range)))
                    .containsExactly(ordered.subList(0, 500), ordered.subList(500, 501), ordered.subList(501, 2000), ordered.subList(2000, 3000));
            var digests = rows.digests(all(application), cuts);
            assertThat(digests).extracting(TableDigest::rows).containsExactly(500L, 1L, 1499L, 1000L);
            assertThat(cuts.ranges().stream().map(range -> rows.digest(all(application).within(range)))).isEqualTo(digests);
            assertThat(TableDigest.sum(digests)).isEqualTo(rows.digest(all(application)));
        }
    }

    @Test
    void aKeyOfSeveralColumnsIsCutAsAWhole() throws SQLException {
        try (var application = Application.of("create table t (v text, b text, a int, primary key (a, b));"
                + "insert into t select 'v', 'b' || i % 10, i / 10 from generate_series(1, 1000) as i")) {
            var rows = application.database().rows();
            var key = rows.cutKey(application.table("t"));
            var cuts = new KeyCuts(key, List.of(List.of("7", "b3"), List.of("50", "b0")));
            var digests = rows.digests(all(application), cuts);

            assertThat(key).containsExactly("a", "b");
            assertThat(digests).extracting(TableDigest::rows).containsExactly(72L, 427L, 501L);
            assertThat(cuts.ranges().stream().map(range -> rows.digest(all(application).within(range)))).isEqualTo(digests);
        }
    }

    @Test
    void boundsThatAreOutOfOrderHereAreNotUsed() throws SQLException {
        try (var application = of("int", "i")) {
            var rows = application.database().rows();
            var cuts = new KeyCuts(List.of("k"), List.of(List.of("2000"), List.of("1000")));

            assertThat(rows.digests(all(application), cuts)).containsExactly(rows.digest(all(application)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"int[]|array[i]", "float8|i", "bytea|int4send(i)", "point_like|row(i, i)::point_like"})
    void otherKeysAreNotCut(String type) throws SQLException {
        var parts = type.split("\\|", -1);
        try (var application = Application.of("create type point_like as (a int, b int);" + ODD.formatted(parts[0], parts[1]))) {
            assertThat(application.database().rows().cutKey(application.table("t"))).isEmpty();
        }
    }

    @Test
    void anOrderlyTableIsSplitByItsKeyAndAnotherByItsPages() throws SQLException {
        try (var application = Application.of("create table t (k int primary key, r int); create table u (k int, v text);"
                + "insert into t select i, (i * 7919) % 50000 from generate_series(1, 50000) as i; insert into u select i, repeat('u', 100)"
                + " from generate_series(1, 50000) as i; analyze")) {
            var rows = application.database().rows();

            assertSplit(application, "t", rows.split("t", List.of("k"), 5), List.of("k"));
            assertSplit(application, "t", rows.split("t", List.of("r"), 5), List.of("ctid"));
            assertSplit(application, "u", rows.split("u", List.of(), 5), List.of("ctid"));
        }
    }

    private static void assertSplit(Application application, String table, KeyCuts cuts, List<String> columns) {
        var rows = application.database().rows();
        var whole = RowSelection.all(table, application.columns(table));
        var digests = cuts.ranges().stream().map(range -> rows.digest(whole.within(range))).toList();

        assertThat(cuts.columns()).isEqualTo(columns);
        assertThat(digests).hasSize(5).allSatisfy(digest -> assertThat(digest.rows()).isBetween(5_000L, 15_000L));
        assertThat(TableDigest.sum(digests)).isEqualTo(rows.digest(whole));
        var lines = new StringBuilder();
        cuts.ranges().forEach(range -> rows.read(whole.within(range), row -> lines.append(new String(row, StandardCharsets.UTF_8))));
        assertThat(lines.toString().lines()).hasSize(50_000).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheStretchesThatAreMeantLoseRows() throws SQLException {
        try (var application = of("int", "i")) {
            application.begin();
            var stage = application.database().rows().stage("t", application.columns("t"));
            stage.write(Application.text("1500\tv1500\n"));
            var spans = new KeyCuts(List.of("k"), List.of(List.of("1000"), List.of("2000"))).spans(List.of(1));

            assertThat(stage.removeAbsent(RowKey.primary(List.of("k")), Optional.empty(), spans)).isEqualTo(999);
            assertThat(application.one("select count(*) filter (where k between 1000 and 1999) || ' of ' || count(*) from t")).isEqualTo("1 of 2001");
        }
    }

    @Test
    void severalConnectionsSeeOneInstant() throws SQLException {
        try (var application = of("int", "i"); var other = application.again(); var writer = application.again()) {
            application.database().beginSnapshot();
            var before = application.digest("t");
            writer.run("insert into t values (99999, 'new')");

            assertThat(other.database().joinSnapshot(application.database())).isTrue();
            assertThat(other.digest("t")).isEqualTo(before);
            assertThat(writer.digest("t")).isNotEqualTo(before);
        }
    }

    @Test
    void neighboursAreOneSpan() {
        var cuts = new KeyCuts(List.of("k"), IntStream.range(1, 6).mapToObj(i -> List.of(i + "0")).toList());

        assertThat(cuts.spans(List.of(0, 1, 3, 5))).extracting(KeyRange::from).containsExactly(List.of(), List.of("30"), List.of("50"));
        assertThat(cuts.spans(List.of(0, 1, 3, 5))).extracting(KeyRange::to).containsExactly(List.of("20"), List.of("40"), List.of());
        assertThat(cuts.spans(List.of())).isEmpty();
    }
}
