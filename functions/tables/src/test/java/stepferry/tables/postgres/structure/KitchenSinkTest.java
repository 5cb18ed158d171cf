package stepferry.tables.postgres.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import stepferry.model.structure.Structure;
import stepferry.model.structure.StructureChange;
import stepferry.model.structure.StructureChange.Phase;
import stepferry.tables.structure.Scope;

/** A schema with every feature goes into an empty schema of another name and comes back. */
class KitchenSinkTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
    private static final String FUNCTIONS = """
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE FUNCTION through_view() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$""";

    private static Database source() throws SQLException, IOException {
        var database = Database.fresh();
        var clause = database.connection().getMetaData().getDatabaseMajorVersion() < 15 ? "" : "NULLS NOT DISTINCT";
        try (var script = KitchenSinkTest.class.getResourceAsStream("/structure/kitchen-sink.sql")) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return database.schema("source", text.replace("NULLS_CLAUSE", clause));
        }
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
            database.schema("Target's \"own\"", FUNCTIONS);
            var desired = database.read("source");

            database.apply("Target's \"own\"", Database.diff(database.read("Target's \"own\""), desired, Scope.exact()));

            var made = database.read("Target's \"own\"");
            assertThat(Database.diff(made, desired, Scope.exact())).isEmpty();
            assertThat(Database.diff(desired, made, Scope.exact())).isEmpty();
            assertThat(made).usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*definition", ".*local", ".*inherited").isEqualTo(desired);
        }
    }

    @Test
    void allOfItIsDroppedByAnExactScope() throws Exception {
        try (var database = source()) {
            database.schema("empty", FUNCTIONS);
            var changes = Database.diff(database.read("source"), database.read("empty"), Scope.exact());

            assertThat(changes).allMatch(change -> change.phase() == Phase.BEFORE_DATA);
            assertThat(changes).filteredOn(StructureChange::destructive).hasSizeGreaterThan(10);
            database.apply("source", changes);

            assertThat(database.read("source")).usingRecursiveComparison().isEqualTo(database.read("empty"));
        }
    }

    @Test
    void theReaderLeavesTheSessionAsItWas() throws Exception {
        try (var database = source()) {
            database.run("SET TimeZone = 'Asia/Kathmandu'; SET DateStyle = 'ISO, DMY'; SET search_path = source");

            database.read("source");

            assertThat(database.one("SHOW TimeZone")).isEqualTo("Asia/Kathmandu");
            assertThat(database.one("SHOW DateStyle")).isEqualTo("ISO, DMY");
            assertThat(database.one("SHOW search_path")).isEqualTo("source");
        }
    }

    @Test
    void aSessionsTimeZoneDoesNotShowInAStructure() throws Exception {
        try (var database = source()) {
            var before = database.read("source");
            database.run("SET TimeZone = 'Asia/Kathmandu'");

            assertThat(database.read("source")).isEqualTo(before);
        }
    }
}
