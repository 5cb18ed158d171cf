package stepferry.tables.mysql.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import stepferry.model.structure.OutOfScope;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Phase;
import stepferry.model.structure.View;
import stepferry.tables.structure.Scope;

/** A schema with every feature goes into an empty schema of another name and comes back. */
class KitchenSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private static Database source() throws SQLException, IOException {
        var database = Database.fresh().schema("source", Database.script("kitchen-sink.sql"));
        return database.in("source", Database.script(database.mariaDb() ? "mariadb.sql" : "mysql.sql"));
    }

    @Test
    void aStructureDoesNotDifferFromItself() throws Exception {
        try (var database = source()) {
            assertThat(Database.diff(database.read("source"), database.read("source"), Scope.exact())).isEmpty();
        }
    }

    @Test
    void aStructureSurvivesJson() throws Exception {
        try (var database = source()) {
            var structure = database.read("source");

            assertThat(JSON.readValue(JSON.writeValueAsBytes(structure), Structure.class)).isEqualTo(structure);
        }
    }

    @Test
    void allOfItIsMadeInAnEmptySchemaOfAnotherName() throws Exception {
        try (var database = source()) {
            database.schema("Target's `own` \"%", "");
            var desired = database.read("source");

            database.apply("Target's `own` \"%", Database.diff(database.read("Target's `own` \"%"), desired, Scope.exact()));

            var made = database.read("Target's `own` \"%");
            assertThat(Database.diff(made, desired, Scope.exact())).isEmpty();
            assertThat(Database.diff(desired, made, Scope.exact())).isEmpty();
            assertThat(made).usingRecursiveComparison().ignoringFields("outOfScope").isEqualTo(desired);
        }
    }

    @Test
    void allOfItIsDroppedByAnExactScope() throws Exception {
        try (var database = source()) {
            database.schema("empty", "");
            var changes = Database.diff(database.read("source"), database.read("empty"), Scope.exact());

            assertThat(changes).allMatch(change -> change.phase() == Phase.BEFORE_DATA);
            assertThat(changes).filteredOn(StructureChange::destructive).hasSizeGreaterThan(10);
            database.apply("source", changes);

            assertThat(database.read("source").tables()).isEmpty();
            assertThat(database.read("source").views()).isEmpty();
        }
    }

    @Test
    void whatIsNotCarriedIsSaid() throws Exception {
        try (var database = source()) {
            assertThat(database.read("source").outOfScope()).contains(
                    new OutOfScope("event", "never"),
                    new OutOfScope("function", "twice"),
                    new OutOfScope("procedure", "nothing"),
                    new OutOfScope("table of storage engine MyISAM", "not_transactional"));
            if (database.mariaDb()) {
                assertThat(database.read("source").outOfScope())
                        .contains(new OutOfScope("sequence", "seq"), new OutOfScope("system-versioned table", "history"));
            }
        }
    }

    @Test
    void aViewThatReadsWhatIsGoneIsNotCarried() throws Exception {
        try (var database = Database.fresh().schema("source", "CREATE TABLE t (a int, b int); CREATE TABLE gone (a int);"
                + "CREATE VIEW works AS SELECT x.a FROM t x JOIN (SELECT a AS c FROM t) y ON y.c = x.a;"
                + "CREATE VIEW lost AS SELECT a FROM gone; CREATE VIEW upper_one AS SELECT z.a FROM lost z;"
                + "CREATE VIEW narrow AS SELECT q.b FROM t AS q; DROP TABLE gone; ALTER TABLE t DROP COLUMN b")) {
            var structure = database.read("source");

            assertThat(structure.views()).extracting(View::name).containsExactly("works");
            assertThat(structure.outOfScope()).extracting(OutOfScope::name).containsExactlyInAnyOrder("lost", "narrow", "upper_one");
        }
    }

    @Test
    void theReaderLeavesTheSessionAsItWas() throws Exception {
        try (var database = source()) {
            var before = database.read("source");
            database.run("SET time_zone = '+05:45', sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES', sql_quote_show_create = 0");

            assertThat(database.read("source")).isEqualTo(before);
            assertThat(database.one("SELECT concat(@@time_zone, @@sql_mode, @@sql_quote_show_create = 0)"))
                    .isEqualTo("+05:45ANSI_QUOTES,STRICT_ALL_TABLES1");
        }
    }
}
