package stepferry.tables.mysql.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Phase;
import stepferry.tables.structure.Scope;

/** Rows come into tables whose triggers must not see them. */
class TriggerSuspensionTest {
    private static final String BEFORE = """
            CREATE TABLE t (a int); CREATE TABLE other (a int); CREATE TABLE seen (what varchar(20));
            CREATE TRIGGER kept BEFORE INSERT ON t FOR EACH ROW INSERT INTO seen VALUES ('kept');
            CREATE TRIGGER goes BEFORE INSERT ON t FOR EACH ROW INSERT INTO seen VALUES ('goes');
            CREATE TRIGGER stays BEFORE INSERT ON other FOR EACH ROW INSERT INTO seen VALUES ('stays')""";
    private static final String AFTER = """
            CREATE TABLE t (a bigint); CREATE TABLE other (a int); CREATE TABLE seen (what varchar(20));
            CREATE TRIGGER new_one BEFORE INSERT ON t FOR EACH ROW INSERT INTO seen VALUES ('new');
            CREATE TRIGGER kept BEFORE INSERT ON t FOR EACH ROW INSERT INTO seen VALUES ('kept');
            CREATE TRIGGER stays BEFORE INSERT ON other FOR EACH ROW INSERT INTO seen VALUES ('stays')""";

    private static List<StructureChange> phase(List<StructureChange> changes, Phase phase) {
        return changes.stream().filter(change -> change.phase() == phase).toList();
    }

    private static List<StructureChange> changes(Database database) {
        var current = database.read("target");
        var desired = database.read("source");
        return TriggerSuspension.of(current, desired, Set.of("t")).around(Database.diff(current, desired, Scope.of(Set.of("t"))));
    }

    @Test
    void noTriggerOfALoadedTableFiresAndAllComeBackInOrder() throws Exception {
        try (var database = Database.fresh().schema("source", AFTER).schema("target", BEFORE)) {
            var changes = changes(database);

            database.apply("target", phase(changes, Phase.BEFORE_DATA));
            database.run("INSERT INTO t VALUES (1); INSERT INTO other VALUES (1)");
            database.apply("target", phase(changes, Phase.AFTER_DATA));

            assertThat(database.one("SELECT group_concat(what) FROM seen")).isEqualTo("stays");
            assertThat(database.read("target").table("t")).isEqualTo(database.read("source").table("t"));
        }
    }

    @Test
    void aRunThatStoppedMidwayBringsThemBackAllTheSame() throws Exception {
        try (var database = Database.fresh().schema("source", AFTER).schema("target", BEFORE)) {
            database.apply("target", phase(changes(database), Phase.BEFORE_DATA));

            database.apply("target", changes(database));

            assertThat(database.read("target").table("t")).isEqualTo(database.read("source").table("t"));
        }
    }

    @Test
    void theSessionKeepsItsMode() throws Exception {
        try (var database = Database.fresh().schema("source", "SET sql_mode = 'ANSI_QUOTES';" + AFTER).schema("target", "")) {
            database.run("SET sql_mode = 'STRICT_ALL_TABLES'");

            database.apply("target", Database.diff(database.read("target"), database.read("source"), Scope.exact()));

            assertThat(database.one("SELECT @@sql_mode")).isEqualTo("STRICT_ALL_TABLES");
            assertThat(database.read("target").table("t").orElseThrow().triggers())
                    .allMatch(trigger -> trigger.sqlMode().orElseThrow().equals("ANSI_QUOTES"));
        }
    }
}
