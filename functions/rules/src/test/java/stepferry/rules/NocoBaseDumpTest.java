package stepferry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.Rule;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Kind;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.ResolvedRule;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.profiles.Profiles;
import stepferry.servers.SharedServers;
import stepferry.tables.postgres.structure.PostgresStructureReader;

/** The real application's tables: whose they are and which rule they get, against SQL that shares no code with the profile. */
class NocoBaseDumpTest {
    private static final String PEOPLES_COLLECTIONS = """
            SELECT name FROM collections WHERE options ->> 'origin' IS NULL""";
    private static final String USER_DEFINED = """
            SELECT c.relname FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND (
              c.relname IN (%1$s)
              OR c.relname IN (SELECT options ->> 'through' FROM fields
                               WHERE type = 'belongsToMany' AND "collectionName" IN (%1$s))
              OR c.relname IN (SELECT 'main_' || p.name || '_path' FROM (%1$s) p))""".formatted(PEOPLES_COLLECTIONS);
    private static final String THROUGH = """
            SELECT DISTINCT options ->> 'through' FROM fields
            WHERE type = 'belongsToMany' AND to_regclass(format('public.%I', options ->> 'through')) IS NOT NULL""";

    private static Connection loaded(String dump) throws SQLException, IOException {
        var url = SharedServers.freshDatabase();
        try (var connection = DriverManager.getConnection(url)) {
            NocoBaseDumps.load(dump, connection);
        }
        return DriverManager.getConnection(url);
    }

    private static Structure structure(Connection connection) {
        return new PostgresStructureReader().read(connection, "public");
    }

    private static Classification classified(Connection connection, Structure structure) {
        return Profiles.named("nocobase").classify(connection, "public", structure);
    }

    private static Resolution resolved(Connection connection, String ruleSet) {
        var structure = structure(connection);
        return RuleResolver.resolve(
                BuiltInRuleSets.named(ruleSet).orElseThrow(), classified(connection, structure), structure);
    }

    private static Set<String> names(Connection connection, String sql) throws SQLException {
        var names = new TreeSet<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Map<String, Rule> documented() throws IOException {
        var rules = new LinkedHashMap<String, Rule>();
        var file = Path.of("../profiles/src/main/resources/stepferry/profiles/nocobase/default-rules.csv");
        Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1))
                .forEach(cells -> rules.put(cells[0], Rule.of(cells[1])));
        return rules;
    }

    @ParameterizedTest
    @CsvSource({"prod_clone, 104, 0", "prod_plug, 115, 0", "dev, 130, 15"})
    void everyTableHasAnOwner(String dump, int tables, int userDefined) throws SQLException, IOException {
        try (var connection = loaded(dump)) {
            var structure = structure(connection);
            var classes = classified(connection, structure).tables();
            assertThat(classes).hasSize(tables).extracting("table")
                    .containsExactlyInAnyOrderElementsOf(structure.tables().stream().map(Table::name).toList());
            assertThat(classes).filteredOn(each -> each.kind() == Kind.USER_DEFINED).hasSize(userDefined).extracting("table")
                    .containsExactlyInAnyOrderElementsOf(names(connection, USER_DEFINED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod_clone", "prod_plug", "dev"})
    void everyDocumentedTableGetsItsDocumentedRule(String dump) throws SQLException, IOException {
        try (var connection = loaded(dump)) {
            var resolution = resolved(connection, "default");
            var documented = documented();
            var rules = resolution.rules().stream().filter(rule -> documented.containsKey(rule.table())).toList();
            assertThat(rules).hasSizeGreaterThan(80).allSatisfy(rule ->
                    assertThat(rule.rule()).as(rule.table()).isEqualTo(documented.get(rule.table())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod_clone", "prod_plug", "dev"})
    void noThroughTableIsForgotten(String dump) throws SQLException, IOException {
        try (var connection = loaded(dump)) {
            var structure = structure(connection);
            var classification = classified(connection, structure);
            var documented = documented().keySet();
            assertThat(names(connection, THROUGH)).hasSizeGreaterThan(3).allSatisfy(through ->
                    assertThat(documented.contains(through) || classification.of(through).orElseThrow().follows().isPresent())
                            .as(through).isTrue());
        }
    }

    @Test
    void whatHangsOnOtherTablesFollowsThem() throws SQLException, IOException {
        try (var connection = loaded("dev")) {
            var rules = resolved(connection, "default");
            assertThat(rules.of("rolesDesktopRoutes").orElseThrow().rule()).isEqualTo(Rule.OVERWRITE);
            assertThat(rules.of("collectionCategory").orElseThrow().rule()).isEqualTo(Rule.OVERWRITE);
            assertThat(rules.of("main_departments_path").orElseThrow().rule()).isEqualTo(Rule.OVERWRITE);
            assertThat(rules.of("main_productCategories_path").orElseThrow().rule()).isEqualTo(Rule.SCHEMA_ONLY);
            assertThat(rules.of("productsLabels").orElseThrow().reason())
                    .isEqualTo("follows products (schema-only), labels (schema-only):"
                            + " many-to-many relation of products and labels");
        }
    }

    @Test
    void aViewIsNoTable() throws SQLException, IOException {
        try (var connection = loaded("dev")) {
            assertThat(resolved(connection, "default").of("customer_totals")).isEmpty();
            assertThat(structure(connection).view("customer_totals")).isPresent();
        }
    }

    @Test
    void unknownTablesAreNamedAndOnlyTheirStructureMoves() throws SQLException, IOException {
        try (var connection = loaded("dev")) {
            var structure = structure(connection);
            var classification = classified(connection, structure);
            var rules = RuleResolver.resolve(BuiltInRuleSets.whenNoneIsNamed(), classification, structure);
            var unknown = rules.rules().stream().filter(rule -> rule.kind() == Kind.UNKNOWN).toList();
            assertThat(unknown).extracting(ResolvedRule::table).contains("oidcStates", "uiLayouts");
            assertThat(unknown).extracting(ResolvedRule::rule).containsOnly(Rule.SCHEMA_ONLY);
            assertThat(classification.warnings()).anySatisfy(warning ->
                    assertThat(warning).contains(unknown.stream().map(ResolvedRule::table).toList()));
        }
    }

    @Test
    void theEnvironmentsOwnNeverTravelsWhateverTheRule() throws SQLException, IOException {
        try (var connection = loaded("dev")) {
            var structure = structure(connection);
            var sweeping = RuleSetParser.parse(
                    "{name: all, userDefined: {rule: overwrite}, system: {rule: overwrite}}", "all.yaml");
            var rules = RuleResolver.resolve(sweeping, classified(connection, structure), structure);
            assertThat(rules.tablesWith(Rule.OVERWRITE)).contains("customers", "roles")
                    .doesNotContain("environmentVariables", "applicationVersion", "migrations", "users",
                            "executions", "issuedTokens");
        }
    }

    @Test
    void theApplicationIsReadAsFarAsItsOwnWordsGo() throws SQLException, IOException {
        try (var connection = loaded("dev")) {
            var found = classified(connection, structure(connection));
            assertThat(found.applicationVersion()).contains("2.2.15");
            assertThat(found.variables().orElseThrow().table()).isEqualTo("environmentVariables");
            assertThat(found.counters()).singleElement().satisfies(counter -> {
                assertThat(counter.identity()).containsExactly("collection", "field", "key");
                assertThat(counter.along()).containsExactly("lastGeneratedAt");
            });
            assertThat(found.naturalKeys()).extracting("table").contains("collections", "fields", "roles", "uiSchemas");
        }
    }
}
