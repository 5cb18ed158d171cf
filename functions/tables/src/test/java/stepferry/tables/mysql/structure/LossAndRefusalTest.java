package stepferry.tables.mysql.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.structure.Scope;

/** What a diff calls a loss, what it refuses, and what it leaves alone. */
class LossAndRefusalTest {
    private static Database database;

    @BeforeAll
    static void start() throws SQLException {
        database = Database.fresh();
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    private static List<StructureChange> between(String before, String after, Scope scope) throws SQLException {
        database.schema("target", before).schema("source", after);
        return Database.diff(database.read("target"), database.read("source"), scope);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "varchar(20) | varchar(100) | false", "varchar(100) | varchar(20) | true", "varchar(20) | text | false",
        "text | varchar(20) | true", "text | mediumtext | false", "longtext | text | true", "varchar(63) | tinytext | false",
        "varchar(64) | tinytext | true", "char(4) | char(8) | false", "int | bigint | false", "bigint | int | true",
        "int | int unsigned | true", "int unsigned | int | true", "int unsigned | bigint | false", "tinyint(1) | smallint | false",
        "bit(8) | int | false", "bigint | decimal(20,0) | false", "bigint | decimal(10,0) | true", "decimal(10,2) | decimal(12,2) | false",
        "decimal(10,2) | decimal(10,4) | true", "decimal(10,2) | int | true", "int | double | false", "bigint | double | true",
        "double | float | true", "float | double | false", "int | varchar(50) | false", "int | varchar(5) | true",
        "varchar(20) | int | true", "enum('a','b') | enum('b','a','c') | false", "enum('a','b') | enum('a') | true",
        "set('a','b') | set('b','a') | false", "set('a','b') | set('b') | true", "enum('a','bcd') | varchar(3) | false",
        "enum('a','bcd') | varchar(2) | true", "varchar(9) | enum('a') | true", "date | datetime | false", "datetime | date | true",
        "datetime(6) | datetime(3) | true", "datetime(3) | datetime(6) | false", "datetime | timestamp | true",
        "timestamp | datetime | false", "binary(4) | binary(8) | true", "binary(4) | varbinary(4) | false",
        "varbinary(4) | binary(4) | true", "blob | longblob | false", "text | blob | false", "blob | text | true",
        "point | geometry | false", "geometry | point | true", "varchar(9) | varchar(9) CHARACTER SET latin1 | true",
        "varchar(9) CHARACTER SET latin1 | varchar(9) | false", "varchar(9) CHARACTER SET ascii | varchar(9) CHARACTER SET latin1 | false",
        "varchar(9) | varchar(9) COLLATE utf8mb4_bin | false", "text CHARACTER SET utf8mb3 | text | false"})
    void aTypeSaysWhetherItHoldsWhatTheOtherHeld(String from, String to, boolean destructive) throws SQLException {
        var changes = between("CREATE TABLE t (c " + from + " NULL)", "CREATE TABLE t (c " + to + " NULL)", Scope.of(Set.of("t")));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.destructive()).isEqualTo(destructive);
            assertThat(change.kind()).isEqualTo(Kind.ALTER_COLUMN);
            assertThat(change.reason()).contains("column c of table t");
        });
    }

    @Test
    void everyRefusalIsNamedAtOnce() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE a (x int, y int); CREATE TABLE other (z int) ENGINE = MyISAM; CREATE VIEW v AS SELECT 1",
                        "CREATE TABLE a (x point, y polygon); CREATE TABLE other (z int); CREATE TABLE v (z int)",
                        Scope.of(Set.of("a", "other", "v"))))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STRUCTURE_IRRECONCILABLE))
                .hasMessageContaining("column x of table a is int")
                .hasMessageContaining("column y of table a")
                .hasMessageContaining("table of storage engine MyISAM named other")
                .hasMessageContaining("v is a table on one side and a view on the other");
    }

    @Test
    void aForeignKeyToATableThatStaysAwayIsRefused() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE a (x int)",
                        "CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE a (x int, CONSTRAINT fk FOREIGN KEY (x) REFERENCES b (id))",
                        Scope.of(Set.of("a"))))
                .hasMessageContaining("foreign key fk of table a points at b");
    }

    @Test
    void whatCallsARoutineThatTheTargetLacksIsRefused() throws SQLException {
        var standing = "CREATE TABLE t (x int);";
        var routines = "CREATE FUNCTION f(n int) RETURNS int DETERMINISTIC RETURN n; CREATE PROCEDURE p() SET @x = 1;";
        var callers = "CREATE VIEW v AS SELECT f(x) AS f FROM t; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW CALL p()";

        assertThatThrownBy(() -> between(standing, standing + routines + callers, Scope.exact()))
                .hasMessageContaining("the view v needs f").hasMessageContaining("the trigger g of t needs p");
        assertThat(between(standing + routines, standing + routines + callers, Scope.exact())).isNotEmpty();
    }

    @Test
    void tablesOutOfScopeAndOfTheTargetAloneStay() throws SQLException {
        var changes = between(
                "CREATE TABLE mine (x int); CREATE TABLE skipped (x int); CREATE TABLE t (x int); CREATE VIEW own AS SELECT x FROM mine",
                "CREATE TABLE skipped (x int, y int); CREATE TABLE t (x int, y bigint); CREATE VIEW v AS SELECT y FROM skipped",
                Scope.of(Set.of("t", "mine")));

        assertThat(changes).singleElement().satisfies(change -> assertThat(change.sql())
                .matches("ALTER TABLE `t` ADD COLUMN `y` bigint(\\(20\\))? NULL"));
    }

    @Test
    void aViewOfTheTargetAloneOverADroppedColumnIsRefused() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE t (x int, y int); CREATE VIEW own AS SELECT a.y AS z FROM t a WHERE a.x > 0",
                        "CREATE TABLE t (x int)",
                        Scope.of(Set.of("t"))))
                .hasMessageContaining("view own reads t.y");
    }

    @Test
    void whatIsLostIsNamed() throws SQLException {
        var changes = between(
                "CREATE TABLE t (x enum('a','b'), y int, z int); CREATE TABLE u (a int)",
                "CREATE TABLE t (x enum('a'), z int GENERATED ALWAYS AS (1 + 1) STORED)", Scope.exact());

        assertThat(changes).filteredOn(StructureChange::destructive).extracting(StructureChange::reason)
                .anyMatch(reason -> reason.contains("table t loses its column y and all its values")
                        && reason.contains("loses the labels 'b'") && reason.contains("values of column z of table t give way"))
                .anyMatch(reason -> reason.contains("table u is not part of the desired structure"));
    }

    @Test
    void namesThatDifferOverOneDefinitionAreNoDifference() throws SQLException {
        assertThat(between(
                        "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (x int, y int, UNIQUE KEY one (x), KEY i1 (y),"
                                + "CONSTRAINT f1 FOREIGN KEY (x) REFERENCES p (id))",
                        "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (y int, x int, UNIQUE KEY two (x), KEY i2 (y),"
                                + "CONSTRAINT f2 FOREIGN KEY (x) REFERENCES p (id) ON DELETE NO ACTION ON UPDATE RESTRICT)",
                        Scope.exact()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "KEY mine (a), KEY w (a, b) | KEY w (a, b)", "KEY w (a, b) | KEY mine (a), KEY w (a, b)", "KEY fk (a) | KEY other (a)"})
    void theIndexThatAForeignKeyMakesItselfIsNoDifference(String mine, String wanted) throws SQLException {
        var table = "CREATE TABLE p (id int PRIMARY KEY);"
                + "CREATE TABLE t (a int, b int, KEY always (b, a), %s, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))";
        var changes = between(table.formatted(mine), table.formatted(wanted), Scope.of(Set.of("t", "p")));

        assertThat(changes).isEmpty();
    }

    @Test
    void keysWaitForTheRowsOfATableThatIsReplaced() throws SQLException {
        var changes = between(
                "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a int); INSERT INTO t VALUES (1, 1), (2, 1)",
                "CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, a int NOT NULL, PRIMARY KEY (a), UNIQUE KEY u (id))",
                Scope.of(Set.of("t")).replacing(Set.of("t")));

        assertThat(changes).extracting(StructureChange::phase)
                .containsExactly(StructureChange.Phase.BEFORE_DATA, StructureChange.Phase.AFTER_DATA);
        database.apply("target", changes.subList(0, 1));
        database.run("DELETE FROM t; INSERT INTO t VALUES (5, 1), (7, 3)");
        database.apply("target", changes.subList(1, 2));
        assertThat(Database.diff(database.read("target"), database.read("source"), Scope.exact())).isEmpty();
        assertThat(database.one("SELECT group_concat(id ORDER BY id) FROM t")).isEqualTo("5,7");
    }

    @Test
    void aNewColumnThatTakesNoNullWaitsForTheRows() throws SQLException {
        var changes = between("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)",
                "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL)", Scope.of(Set.of("t")));

        assertThatThrownBy(() -> database.apply("target", changes)).isInstanceOf(SQLException.class);
        database.run("UPDATE t SET n = 3");
        database.apply("target", Database.diff(database.read("target"), database.read("source"), Scope.exact()));
        assertThat(database.one("SELECT n FROM t")).isEqualTo("3");
    }

    @Test
    void aColumnThatDrawsFromASequenceThatTheTargetLacksIsRefused() throws SQLException {
        assumeTrue(database.mariaDb(), "MySQL has no sequences");
        var drawing = "CREATE SEQUENCE s; CREATE TABLE t (id bigint NOT NULL DEFAULT nextval(s) PRIMARY KEY)";

        assertThatThrownBy(() -> between("", drawing, Scope.exact())).hasMessageContaining("column id of table t needs s");
        assertThat(between("CREATE SEQUENCE s", drawing, Scope.exact())).isNotEmpty();
        assertThat(database.read("source").table("t").orElseThrow().columns().getFirst().counted()).isTrue();
    }
}
