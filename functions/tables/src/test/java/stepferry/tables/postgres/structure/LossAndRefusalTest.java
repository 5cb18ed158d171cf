package stepferry.tables.postgres.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.structure.Scope;

/** What a diff calls a loss, what it refuses, and what it leaves alone. */
class LossAndRefusalTest {
    private static List<StructureChange> between(String before, String after, Scope scope) throws SQLException {
        try (var database = Database.fresh().schema("target", before).schema("source", after)) {
            return Database.diff(database.read("target"), database.read("source"), scope);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "varchar(20) | varchar(100) | false", "varchar(100) | varchar(20) | true", "varchar(20) | text | false",
        "text | varchar(20) | true", "integer | bigint | false", "bigint | integer | true", "bigint | numeric | false",
        "numeric(10,2) | numeric(12,2) | false", "numeric(10,2) | numeric(10,4) | true", "integer | text | false",
        "text | integer | true", "integer | double precision | false", "bigint | double precision | true",
        "json | jsonb | false", "date | timestamptz | false", "timestamptz | date | true", "timestamp(6) | timestamp(3) | true",
        "timestamp(3) | timestamp(6) | false", "text | text[] | false", "integer[] | bigint[] | false", "text | uuid | true",
        "char(4) | char(8) | false", "boolean | integer | false", "inet | cidr | true", "real | double precision | false"})
    void aTypeSaysWhetherItHoldsWhatTheOtherHeld(String from, String to, boolean destructive) throws SQLException {
        var changes = between("CREATE TABLE t (c " + from + ")", "CREATE TABLE t (c " + to + ")", Scope.of(Set.of("t")));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.destructive()).isEqualTo(destructive);
            assertThat(change.kind()).isEqualTo(Kind.ALTER_COLUMN);
            assertThat(change.reason()).contains("column c of table t");
        });
    }

    @Test
    void everyRefusalIsNamedAtOnce() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE a (x bytea, y uuid); CREATE TABLE b (z integer)",
                        "CREATE TABLE a (x integer, y integer); CREATE TABLE b (z integer) PARTITION BY RANGE (z)",
                        Scope.exact()))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STRUCTURE_IRRECONCILABLE))
                .hasMessageContaining("column x of table a is bytea and shall be integer")
                .hasMessageContaining("column y of table a")
                .hasMessageContaining("table b is not partitioned");
    }

    @Test
    void anotherRangeTypeOfOneNameIsRefused() {
        assertThatThrownBy(() -> between(
                        "CREATE TYPE r AS RANGE (subtype = integer)", "CREATE TYPE r AS RANGE (subtype = numeric)",
                                Scope.exact()))
                .hasMessageContaining("range type r is defined differently");
    }

    @Test
    void aTriggerWithoutItsFunctionIsRefused() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE a (x integer)",
                        "CREATE TABLE a (x integer);"
                                + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                                + "CREATE TRIGGER g BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()",
                        Scope.exact()))
                .hasMessageContaining("trigger g of a calls the function f");
    }

    @Test
    void aForeignKeyToATableThatStaysAwayIsRefused() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE a (x integer)",
                        "CREATE TABLE b (id integer PRIMARY KEY); CREATE TABLE a (x integer REFERENCES b)",
                        Scope.of(Set.of("a"))))
                .hasMessageContaining("foreign key a_x_fkey of table a points at b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX taken ON other (x)", "ALTER TABLE other ADD CONSTRAINT taken UNIQUE (x)", "CREATE TABLE taken (x integer)",
        "CREATE SEQUENCE taken", "CREATE VIEW taken AS SELECT 1 AS x", "ALTER TABLE other ADD y integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME taken)"})
    void aNameThatSomethingElseHasIsRefused(String holder) {
        for (var wanted : List.of("CREATE INDEX taken ON t (x)", "ALTER TABLE t ADD CONSTRAINT taken PRIMARY KEY (x)")) {
            assertThatThrownBy(() -> between("CREATE TABLE t (x integer); CREATE TABLE other (x integer); " + holder,
                            "CREATE TABLE t (x integer); " + wanted, Scope.of(Set.of("t"))))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STRUCTURE_IRRECONCILABLE))
                    .hasMessageContaining("of table t needs the name 'taken', which the ");
        }
    }

    @Test
    void whatIsNamedIsChangedBackThoughNoTableOfItIs() throws SQLException {
        var changes = between(
                "CREATE SEQUENCE s; CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (x integer DEFAULT nextval('s'), y m); CREATE VIEW v AS SELECT x FROM t",
                "CREATE SEQUENCE s INCREMENT 5; CREATE TYPE m AS ENUM ('a', 'b'); CREATE TABLE t (x integer DEFAULT nextval('s'), y m);"
                        + "CREATE VIEW v AS SELECT x + 1 AS x FROM t",
                Scope.of(Set.of("s", "m", "v")));

        assertThat(changes).extracting(StructureChange::table).contains("s", "m", "v");
    }

    @Test
    void tablesOutOfScopeAndOfTheTargetAloneStay() throws SQLException {
        var changes = between(
                "CREATE TABLE mine (x integer); CREATE TABLE skipped (x integer); CREATE TABLE t (x integer);"
                        + "CREATE VIEW own AS SELECT x FROM mine; CREATE SEQUENCE own_seq; CREATE TYPE own_type AS ENUM ('a')",
                "CREATE TABLE skipped (x integer, y integer); CREATE TABLE t (x integer, y integer);"
                        + "CREATE VIEW v AS SELECT y FROM skipped",
                Scope.of(Set.of("t", "mine")));

        assertThat(changes).extracting(StructureChange::sql).containsExactly("ALTER TABLE \"t\" ADD COLUMN \"y\" integer");
    }

    @Test
    void aViewOfTheTargetAloneIsRebuiltOverAColumnThatChanges() throws SQLException {
        try (var database = Database.fresh()
                .schema("target", "CREATE TABLE t (x integer); CREATE VIEW own AS SELECT x + 1 AS more FROM t;"
                        + "CREATE VIEW over AS SELECT more FROM own")
                .schema("source", "CREATE TABLE t (x bigint)")) {
            var scope = Scope.of(Set.of("t"));

            database.apply("target", Database.diff(database.read("target"), database.read("source"), scope));

            assertThat(database.read("target").view("over").orElseThrow().columns().getFirst().type()).isEqualTo("bigint");
            assertThat(Database.diff(database.read("target"), database.read("source"), scope)).isEmpty();
        }
    }

    @Test
    void aViewOfTheTargetAloneOverADroppedColumnIsRefused() {
        assertThatThrownBy(() -> between(
                        "CREATE TABLE t (x integer, y integer); CREATE VIEW own AS SELECT y FROM t",
                        "CREATE TABLE t (x integer)",
                        Scope.of(Set.of("t"))))
                .hasMessageContaining("view own reads t.y");
    }

    @Test
    void aLostColumnAndALostLabelAreNamed() throws SQLException {
        var changes = between(
                "CREATE TYPE m AS ENUM ('a', 'b'); CREATE TABLE t (x m, y integer)",
                "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (x m)", Scope.of(Set.of("t")));

        assertThat(changes).filteredOn(StructureChange::destructive).extracting(StructureChange::reason)
                .anyMatch(reason -> reason.contains("table t loses its column y"))
                .anyMatch(reason -> reason.contains("enum m loses the labels b"));
    }

    @Test
    void namesThatDifferOverOneDefinitionAreNoDifference() throws SQLException {
        assertThat(between(
                        "CREATE TABLE t (x integer, y integer, CONSTRAINT one UNIQUE (x), CONSTRAINT c1 CHECK (x > 0));"
                                + "CREATE INDEX i1 ON t (y)",
                        "CREATE TABLE t (y integer, x integer, CONSTRAINT two UNIQUE (x), CONSTRAINT c2 CHECK (x > 0));"
                                + "CREATE INDEX i2 ON t (y)",
                        Scope.exact()))
                .isEmpty();
    }

    @Test
    void aHostileNameStaysAName() throws SQLException {
        var name = "x\"; DROP SCHEMA source CASCADE; --";
        var quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        try (var database = Database.fresh().schema("target", "SELECT 1")
                .schema("source", "CREATE TABLE " + quoted + " (" + quoted + " integer PRIMARY KEY CONSTRAINT " + quoted
                        + " CHECK (" + quoted + " > 0))")) {
            database.apply("target", Database.diff(database.read("target"), database.read("source"), Scope.exact()));

            assertThat(database.read("target").table(name).orElseThrow().primaryKey()).containsExactly(name);
            assertThat(database.read("source").tables()).hasSize(1);
        }
    }
}
