package stepferry.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.rules.Belonging;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Counter;
import stepferry.model.rules.Kind;
import stepferry.model.rules.TableClass;

class NocoBaseProfileTest {
    private static TableClass of(Classification found, String table) {
        return found.of(table).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app_"})
    void tablesAreKnownUnderTheirPrefix(String prefix) throws SQLException {
        try (var application = Application.named(prefix)) {
            var found = application.run("""
                    CREATE TABLE "Proles" (name text PRIMARY KEY);
                    CREATE TABLE "Porders" (id bigint PRIMARY KEY);
                    CREATE TABLE "PenvironmentVariables" (name text PRIMARY KEY, type text, value text);
                    CREATE TABLE "Pstray" (id bigint);
                    INSERT INTO "Pcollections" VALUES ('orders', '{}');
                    INSERT INTO "PapplicationVersion" (value) VALUES ('2.2.15');
                    """.replace("\"P", "\"" + prefix)).classify("nocobase");
            assertThat(of(found, prefix + "roles").ownRule()).contains(Rule.OVERWRITE);
            assertThat(of(found, prefix + "orders").kind()).isEqualTo(Kind.USER_DEFINED);
            assertThat(of(found, prefix + "stray").kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(of(found, prefix + "environmentVariables").belonging()).isEqualTo(Belonging.ENVIRONMENT);
            assertThat(found.variables().orElseThrow().table()).isEqualTo(prefix + "environmentVariables");
            assertThat(found.applicationVersion()).contains("2.2.15");
            assertThat(found.warnings()).singleElement().asString().contains(prefix + "stray");
        }
    }

    @Test
    void underscoredNamesAreRead() throws SQLException {
        try (var application = Application.underscored()) {
            var found = application.run("""
                    CREATE TABLE desktop_routes (id bigint PRIMARY KEY);
                    CREATE TABLE order_items (id bigint PRIMARY KEY);
                    CREATE TABLE order_items_tags (a bigint, b bigint);
                    CREATE TABLE sequences (collection text, field text, key int, current bigint, last_generated_at timestamptz);
                    INSERT INTO collections VALUES ('orderItems', '{}');
                    INSERT INTO fields (collection_name, name, type, options)
                    VALUES ('orderItems', 'tags', 'belongsToMany', '{"through": "orderItemsTags", "target": "orderItems"}');
                    """).classify("nocobase");
            assertThat(of(found, "desktop_routes").ownRule()).contains(Rule.OVERWRITE);
            assertThat(of(found, "order_items").kind()).isEqualTo(Kind.USER_DEFINED);
            assertThat(of(found, "order_items_tags").follows().orElseThrow().tables()).containsExactly("order_items");
            assertThat(found.counters()).containsExactly(
                    new Counter("sequences", List.of("collection", "field", "key"), "current", List.of("last_generated_at")));
        }
    }

    @Test
    void aCollectionIsItsPluginsOrPeoples() throws SQLException {
        try (var application = Application.named("")) {
            var found = application.run("""
                    CREATE TABLE mine (id int); CREATE TABLE loaded (id int); CREATE TABLE "renamed_t" (id int);
                    CREATE TABLE declared (id int); CREATE TABLE silent (id int);
                    INSERT INTO collections VALUES ('mine', NULL), ('loaded', '{"origin": "@nocobase/plugin-data-source-main"}'),
                      ('renamed', '{"tableName": "renamed_t"}'), ('silent', '{"origin": "@acme/plugin-silent"}'),
                      ('declared', '{"origin": "@acme/plugin-declared", "migrationRules": ["overwrite", "schema-only"]}');
                    """).classify("nocobase");
            assertThat(List.of("mine", "loaded", "renamed_t")).allSatisfy(table ->
                    assertThat(of(found, table).kind()).isEqualTo(Kind.USER_DEFINED));
            assertThat(of(found, "declared").kind()).isEqualTo(Kind.SYSTEM);
            assertThat(of(found, "declared").ownRule()).contains(Rule.OVERWRITE);
            assertThat(of(found, "silent").kind()).isEqualTo(Kind.UNKNOWN);
            assertThat(of(found, "silent").ownRule()).contains(Rule.SCHEMA_ONLY);
        }
    }

    @Test
    void throughTablesFollowBothSidesAndPartitionsTheirTable() throws SQLException {
        try (var application = Application.named("")) {
            var found = application.run("""
                    CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE ab (a int, b int);
                    CREATE TABLE roles (name text); CREATE TABLE "rolesSkins" (r text, s text);
                    CREATE TABLE "themeConfig" (id int);
                    CREATE TABLE days (day date) PARTITION BY RANGE (day);
                    CREATE TABLE days_26 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                    CREATE TABLE main_a_path ("nodePk" int, path text, "rootPk" int);
                    CREATE TABLE main_zebra_path ("nodePk" int, path text, "rootPk" int);
                    INSERT INTO collections VALUES ('a', '{}'), ('b', '{}'), ('ab', '{"isThrough": true}'), ('days', '{}');
                    INSERT INTO fields ("collectionName", name, type, options) VALUES
                      ('a', 'bs', 'belongsToMany', '{"through": "ab", "target": "b"}'),
                      ('b', 'as', 'belongsToMany', '{"through": "ab", "target": "a"}'),
                      ('a', 'gone', 'belongsToMany', '{"through": "nowhere", "target": "b"}'),
                      ('roles', 'skins', 'belongsToMany', '{"through": "rolesSkins", "target": "themeConfig"}');
                    """).classify("nocobase");
            assertThat(of(found, "ab").follows().orElseThrow().tables()).containsExactly("a", "b");
            assertThat(of(found, "ab").kind()).isEqualTo(Kind.USER_DEFINED);
            assertThat(of(found, "rolesSkins").follows().orElseThrow().tables()).containsExactly("roles", "themeConfig");
            assertThat(of(found, "rolesSkins").kind()).isEqualTo(Kind.SYSTEM);
            assertThat(of(found, "days_26").kind()).isEqualTo(Kind.USER_DEFINED);
            assertThat(of(found, "main_a_path").follows().orElseThrow().tables()).containsExactly("a");
            assertThat(of(found, "main_zebra_path").kind()).isEqualTo(Kind.UNKNOWN);
        }
    }

    @Test
    void whatLiesOutsideTheSchemaIsSaid() throws SQLException {
        try (var application = Application.named("")) {
            var found = application.run("""
                    CREATE TABLE "dataSources" (key text PRIMARY KEY);
                    CREATE TABLE applications (name text PRIMARY KEY);
                    CREATE TABLE attachments (id int);
                    INSERT INTO "dataSources" VALUES ('main'), ('erp');
                    INSERT INTO applications VALUES ('branch');
                    INSERT INTO attachments VALUES (1);
                    INSERT INTO collections VALUES ('elsewhere', '{"schema": "other"}'), ('report', '{"template": "sql"}');
                    """).classify("nocobase");
            assertThat(found.warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("external data sources (erp)"))
                    .anySatisfy(warning -> assertThat(warning).contains("sub-applications (branch)"))
                    .anySatisfy(warning -> assertThat(warning).contains("attachments describe uploaded files"))
                    .anySatisfy(warning -> assertThat(warning).contains("collections elsewhere have no table"))
                    .noneSatisfy(warning -> assertThat(warning).contains("report"));
        }
    }

    @Test
    void anotherDatabaseIsRefused() throws SQLException {
        try (var application = Application.empty()) {
            application.run("CREATE TABLE collections (id int); CREATE TABLE fields (id int)");
            assertThatThrownBy(() -> application.classify("nocobase")).isInstanceOf(Rejected.class)
                    .hasMessageContaining("PROFILE_MISMATCH").hasMessageContaining("applicationPlugins");
            assertThat(application.classify("generic").tables()).extracting(TableClass::kind).containsOnly(Kind.USER_DEFINED);
        }
    }

    @Test
    void aColumnThatIsMissingIsNamed() throws SQLException {
        try (var application = Application.named("")) {
            application.run("ALTER TABLE fields DROP COLUMN type");
            assertThatThrownBy(() -> application.classify("nocobase")).isInstanceOf(Rejected.class)
                    .hasMessageContaining("'fields' has no column 'type'");
        }
    }

    @Test
    void optionsThatAreNoJsonAreNamed() throws SQLException {
        try (var application = Application.named("")) {
            application.run("ALTER TABLE collections ALTER options TYPE text; INSERT INTO collections VALUES ('odd', '{oops')");
            assertThatThrownBy(() -> application.classify("nocobase")).isInstanceOf(Rejected.class)
                    .hasMessageContaining("'odd' in 'collections'");
        }
    }

    @Test
    void aGrantThatIsMissingIsNamed() throws SQLException {
        try (var application = Application.named("")) {
            application.run("DROP ROLE IF EXISTS narrow; CREATE ROLE narrow; "
                    + "GRANT SELECT ON collections TO narrow; SET ROLE narrow");
            assertThatThrownBy(() -> application.classify("nocobase")).isInstanceOf(Rejected.class)
                    .hasMessageContaining("grant SELECT").extracting(error -> ((Rejected) error).code())
                    .isEqualTo(ErrorCode.PERMISSION_MISSING);
            application.run("RESET ROLE; DROP OWNED BY narrow; DROP ROLE narrow");
        }
    }

    @Test
    void profilesAreFoundByName() {
        assertThat(Profiles.names()).containsExactly("generic", "nocobase");
        assertThatThrownBy(() -> Profiles.named("nocodb")).isInstanceOf(Rejected.class)
                .hasMessageContaining("PROFILE_UNKNOWN").hasMessageContaining("generic, nocobase");
        assertThat(Profiles.named("generic").name()).isEqualTo("generic");
    }
}
