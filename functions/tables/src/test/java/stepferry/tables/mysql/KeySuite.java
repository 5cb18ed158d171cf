package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Mask;
import stepferry.model.rules.RowReference;
import stepferry.model.rules.RowReference.Form;
import stepferry.model.structure.Column;
import stepferry.tables.RowKey;
import stepferry.tables.RowSelection;
import stepferry.tables.RowSelection.MaskedColumn;
import stepferry.tables.Stage;

/** Which rows are meant, which are the same, and how what points at them follows. */
abstract class KeySuite implements Suite {
    private static final String TABLES = """
            create table teams (id bigint primary key, name varchar(20), parent bigint);
            create table pages (id int primary key, team varchar(20), path varchar(50), readers json);
            insert into teams values (11, 'all', null), (2, 'ops', 11), (1, 'own', 11);
            """;
    private static final RowReference PARENT = RowReference.value("teams", "parent", "teams", "id");
    private static final RowReference OWN = RowReference.value("teams", "id", "teams", "id");

    private static Stage stage(Application application, String table, String rows) throws SQLException {
        var stage = application.database().rows().stage(table, application.columns(table));
        stage.write(Application.text(rows));
        return stage;
    }

    @Test
    void keysAndWhateverPointsAtThemFollow() throws SQLException {
        try (var application = application(TABLES)) {
            application.begin();
            var teams = stage(application, "teams", "1\tall\t\\N\n2\tops\t1\n3\tops\t2\n4\tnew\t3\n");
            var pages = stage(application, "pages", "1\t2\t1/2/3\t[1, \"2\"]\n2\t\\N\t\\N\t\\N\n3\t4\t\t[]\n");
            var keys = teams.keys("id");
            assertThat(keys.match(List.of("parent", "name"), Map.of("parent", keys))).isEqualTo(1);
            assertThat(keys.match(List.of("parent", "name"), Map.of("parent", keys))).isEqualTo(1);
            assertThat(keys.match(List.of("parent", "name"), Map.of("parent", keys))).isZero();
            keys.assign();
            teams.follow(PARENT, keys);
            teams.follow(OWN, keys);
            pages.follow(RowReference.value("pages", "team", "teams", "id"), keys);
            pages.follow(new RowReference("pages", "path", "teams", "id", Form.PATH), keys);
            pages.follow(new RowReference("pages", "readers", "teams", "id", Form.ELEMENTS), keys);
            teams.addMissing(RowKey.primary(List.of("id")));
            pages.addAll();
            teams.drop();
            pages.drop();
            application.database().commit();

            assertThat(application.all("teams")).isEqualTo("[1\town\t11, 11\tall\t\\N, 2\tops\t11, 3\tops\t2, 4\tnew\t3]");
            assertThat(application.one("select group_concat(concat_ws(' ', team, path, json_extract(readers, '$[0]'), json_extract(readers, '$[1]'))"
                    + " order by id separator '; ') from pages")).isEqualTo("2 11/2/3 11 \"2\"; ; 4 ");
        }
    }

    @Test
    void aTakenKeyGivesWayToANewOne() throws SQLException {
        try (var application = application(TABLES)) {
            application.begin();
            var teams = stage(application, "teams", "1\tother\t\\N\n50\tall\t\\N\n");
            var keys = teams.keys("id");
            keys.match(List.of("name"), Map.of());
            keys.assign();
            teams.follow(OWN, keys);
            teams.addMissing(RowKey.primary(List.of("id")));

            assertThat(application.all("teams")).isEqualTo("[1\town\t11, 11\tall\t\\N, 2\tops\t11, 51\tother\t\\N]");
        }
    }

    @Test
    void whatPointsAtNothingIsNamed() throws SQLException {
        try (var application = application(TABLES)) {
            application.begin();
            var teams = stage(application, "teams", "1\tall\t77\n");
            var keys = teams.keys("id");
            keys.match(List.of("name"), Map.of());
            keys.assign();

            assertThat(teams.astray(PARENT, keys)).containsExactly("77");
            assertThat(teams.astray(OWN, keys)).isEmpty();
        }
    }

    @Test
    void textKeysCannotBeMadeUp() throws SQLException {
        try (var application = application("create table teams (id varchar(9) primary key, name varchar(9));\ninsert into teams values ('a', 'own')")) {
            application.begin();
            var keys = stage(application, "teams", "a\tother\n").keys("id");
            assertThatThrownBy(keys::assign).isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RULE_NOT_APPLICABLE))
                    .hasMessageContaining("'teams'");
        }
    }

    @Test
    void naturalKeysAreWhatReadsTheSameAndNullIsAValue() throws SQLException {
        try (var application = application("create table t (a varchar(9), b int, x int);\ninsert into t values ('A', null, 1), ('a', 1, 1), ('c', 3, 1)")) {
            application.begin();
            var stage = stage(application, "t", "a\t1\t2\nA\t\\N\t1\na\t\\N\t1\n");
            var key = RowKey.natural(List.of("a", "b"));

            assertThat(stage.alike(key)).isEqualTo(1);
            assertThat(stage.removeAbsent(key, Optional.of("x = 1 -- whatever"), List.of())).isEqualTo(1);
            assertThat(stage.removeDiffering(key)).isEqualTo(1);
            assertThat(stage.addMissing(key)).isEqualTo(2);
            assertThat(application.all("t")).isEqualTo("[A\t\\N\t1, a\t1\t2, a\t\\N\t1]");
        }
    }

    @Test
    void keptColumnsKeepTheTargetsValue() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(9), y varchar(9));\ninsert into t values (1, 'own', 'old')")) {
            application.begin();
            var stage = stage(application, "t", "1\tsent\tnew\n2\tsent\tnew\n");
            stage.keepColumns(RowKey.primary(List.of("id")), List.of("x"));
            stage.removeDiffering(RowKey.primary(List.of("id")));
            stage.addMissing(RowKey.primary(List.of("id")));

            assertThat(application.all("t")).isEqualTo("[1\town\tnew, 2\tsent\tnew]");
        }
    }

    @Test
    void repeatedKeysAreNamed() throws SQLException {
        try (var application = application("create table t (a varchar(9), b int);\ninsert into t values ('x', null), ('x', null), ('X', 1), ('x', 1)")) {
            var rows = application.database().rows();
            assertThat(rows.repeated(RowSelection.all("t", List.of("a", "b")), List.of("a", "b"))).containsExactly("(x,null)");
            assertThat(rows.repeated(RowSelection.all("t", List.of("a")), List.of("a"))).containsExactly("(x)");
        }
    }

    @Test
    void aFilterAndMasksApplyToRowsAndDigestAlike() throws SQLException {
        var table = "create table t (id int primary key, x varchar(70) not null, n decimal(10,2) not null, d date, b blob not null, z int not null);\n";
        try (var source = application(table + "insert into t values (1, 'secret', 9.5, '2024-01-01', x'01', 7), (2, '{?}', 1, null, x'02', 7)");
                var target = application(table)) {
            var columns = source.columns("t");
            var masks = source.database().structure().table("t").orElseThrow().columns();
            var selection = new RowSelection("t", columns, Optional.of("id = 1 and x <> '{?}' -- it's so"), masks.stream()
                    .filter(column -> !column.name().equals("id")).map(column -> new MaskedColumn(column, mask(column))).toList());
            source.database().rows().check(selection);
            var part = new ByteArrayOutputStream();
            source.database().rows().read(selection, part::write);
            target.database().rows().write("t", columns, new ByteArrayInputStream(part.toByteArray()));

            assertThat(target.digest("t")).isEqualTo(source.database().rows().digest(selection));
            assertThat(target.one("select concat_ws(' ', id, length(x), n, d, length(b), z) from t")).isEqualTo("1 64 0.00 0 0");
            assertThat(part.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
        }
    }

    private static Mask mask(Column column) {
        return column.name().equals("x") ? Mask.HASH : Mask.CLEAR;
    }

    @Test
    void aConditionThatIsNoneIsRefused() throws SQLException {
        try (var application = application("create table t (id int primary key)")) {
            assertThatThrownBy(() -> application.database().rows().check(new RowSelection("t", List.of("id"), Optional.of("nothing = 1"), List.of())))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RULE_NOT_APPLICABLE)).hasMessageContaining("nothing");
        }
    }
}
