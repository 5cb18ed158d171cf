package stepferry.variables.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.variables.VariableKind;
import stepferry.tables.Database;
import stepferry.variables.GivenValue;
import stepferry.variables.GivenValues;
import stepferry.variables.LocalSecrets;

/** What holds of variables in a table, whatever the engine. */
abstract class TableStoreSuite {
    private static final String RIGHT = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String WRONG = "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String AWKWARD = "two\nlines\r\n\t'single' \"double\" \\n $env.X {{ }} ? :a é 🙂 " + "x".repeat(2_000);

    private final LocalSecrets secrets = new LocalSecrets();
    private final Ground ground = ground();

    abstract Ground ground();

    /** The type of a time that NocoBase uses. */
    abstract String time();

    @BeforeEach
    void install() throws SQLException {
        ground.execute("create table \"applicationPlugins\" (id int primary key)", "create table \"applicationVersion\" (id int primary key)",
                "create table \"collections\" (id int primary key)", "create table \"fields\" (id int primary key)",
                "create table \"environmentVariables\" (\"createdAt\" " + time() + " not null, \"updatedAt\" " + time() + " not null,"
                        + " \"name\" varchar(255) not null primary key, \"type\" varchar(255), \"value\" text)");
        secrets.access.keep("key", "", RIGHT);
    }

    @AfterEach
    void stop() {
        secrets.close();
    }

    @Test
    void theProfilesTableTakesPlainValuesAndEncryptsSecrets() throws SQLException {
        var environment = nocobase(Optional.of("key"));
        write(environment, given("PLAIN", "smtp.example", "AWKWARD", AWKWARD, "secret:TOKEN", "hunter2", "secret:PEM", AWKWARD));
        assertThat(present(environment)).containsExactly(new PresentVariable("AWKWARD", VariableKind.PLAIN, false),
                new PresentVariable("PEM", VariableKind.SECRET, false), new PresentVariable("PLAIN", VariableKind.PLAIN, false),
                new PresentVariable("TOKEN", VariableKind.SECRET, false));
        assertThat(value("PLAIN")).isEqualTo("smtp.example");
        assertThat(value("AWKWARD")).isEqualTo(AWKWARD);
        var key = ApplicationKey.of(RIGHT).orElseThrow();
        assertThat(key.decrypt(value("TOKEN"))).contains("hunter2");
        assertThat(key.decrypt(value("PEM"))).contains(AWKWARD);
        assertThat(ground.query("select \"type\" from \"environmentVariables\" order by \"name\"")).containsExactly("default", "secret", "default", "secret");
        assertThat(ground.query("select count(*) from \"environmentVariables\" where \"createdAt\" = \"updatedAt\"")).containsExactly("4");
    }

    @Test
    void aSecondWritingChangesWhatIsThereAndNothingElse() throws SQLException {
        var environment = nocobase(Optional.of("key"));
        ground.execute("insert into \"environmentVariables\" values ('2020-01-01 00:00:00', '2020-01-01 00:00:00', 'OLD', 'default', 'kept')",
                "insert into \"environmentVariables\" values ('2020-01-01 00:00:00', '2020-01-01 00:00:00', 'HOST', 'default', 'old')");
        write(environment, given("HOST", "new", "secret:TOKEN", "1"));
        write(environment, given("HOST", "new", "secret:TOKEN", "1"));
        assertThat(ground.query("select \"name\" from \"environmentVariables\" order by 1")).containsExactly("HOST", "OLD", "TOKEN");
        assertThat(value("HOST")).isEqualTo("new");
        assertThat(value("OLD")).isEqualTo("kept");
        assertThat(ground.query("select \"name\" from \"environmentVariables\" where \"createdAt\" < '2021-01-01' order by 1"))
                .containsExactly("HOST", "OLD");
        assertThat(ground.query("select \"name\" from \"environmentVariables\" where \"updatedAt\" < '2021-01-01'")).containsExactly("OLD");
    }

    @Test
    void writingIsPartOfTheTransaction() throws SQLException {
        var environment = nocobase(Optional.of("key"));
        try (var database = ground.open(environment)) {
            store(environment, database).write(given("HOST", "new"));
            database.rollback();
        }
        assertThat(ground.query("select \"name\" from \"environmentVariables\"")).isEmpty();
    }

    @Test
    void aWrongKeyIsFoundOutByWhatIsThereAndNothingIsWritten() throws SQLException {
        write(nocobase(Optional.of("key")), given("secret:FIRST", "hunter1"));
        secrets.access.keep("other", "", WRONG);
        refused(nocobase(Optional.of("other")), given("HOST", "h", "secret:TOKEN", "hunter2"), ErrorCode.VARIABLE_KEY_WRONG, "'other'");
        // Without a secret to write, no key is asked for.
        write(nocobase(Optional.of("other")), given("HOST", "h"));
        write(nocobase(Optional.of("key")), given("secret:TOKEN", "hunter2"));
    }

    @Test
    void aSecretWithoutAKeyIsRefused() throws SQLException {
        refused(nocobase(Optional.empty()), given("secret:TOKEN", "hunter2"), ErrorCode.VARIABLE_KEY_MISSING, "--variables-key");
        refused(nocobase(Optional.of("absent")), given("secret:TOKEN", "hunter2"), ErrorCode.VARIABLE_KEY_MISSING, "no secret 'absent'");
        secrets.access.keep("short", "", "hunter3");
        refused(nocobase(Optional.of("short")), given("secret:TOKEN", "hunter2"), ErrorCode.VARIABLE_KEY_WRONG, "holds no key");
        secrets.access.keep("json", "", "{\"key\":\"" + RIGHT + "\"}");
        write(nocobase(Optional.of("json")), given("secret:TOKEN", "hunter2"));
    }

    @Test
    void emptyValuesAreTold() throws SQLException {
        ground.execute("insert into \"environmentVariables\" values ('2020-01-01 00:00:00', '2020-01-01 00:00:00', 'A', 'default', '')",
                "insert into \"environmentVariables\" values ('2020-01-01 00:00:00', '2020-01-01 00:00:00', 'B', null, null)");
        assertThat(present(nocobase(Optional.empty()))).containsExactly(new PresentVariable("A", VariableKind.PLAIN, true),
                new PresentVariable("B", VariableKind.PLAIN, true));
    }

    @Test
    void aTableOfTheApplicationsOwnKeepsThemAsTheyAre() throws SQLException {
        ground.execute("create table \"App Settings\" (\"key\" varchar(100) primary key, \"content\" text not null, \"sort\" varchar(10), changed_at "
                + time() + " not null, note text)");
        var environment = ground.environment("generic", "table:App Settings(key,content,sort)", Optional.empty());
        write(environment, given("HOST", AWKWARD, "secret:TOKEN", "hunter2"));
        assertThat(ground.query("select \"content\" from \"App Settings\" order by \"key\"")).containsExactly(AWKWARD, "hunter2");
        assertThat(present(environment)).extracting(PresentVariable::kind).containsExactly(VariableKind.PLAIN, VariableKind.SECRET);
        var encrypting = ground.environment("generic", "table:App Settings(key,content,sort)", Optional.of("key"));
        refused(encrypting, given("secret:TOKEN", "hunter2"), ErrorCode.VARIABLE_KEY_WRONG, "does not decrypt");
        var untyped = ground.environment("generic", "table:App Settings(key,content)", Optional.empty());
        write(untyped, given("secret:TOKEN", "hunter3"));
        assertThat(present(untyped)).extracting(PresentVariable::kind).containsOnly(VariableKind.PLAIN);
    }

    @Test
    void aTableThatCannotKeepThemIsRefused() throws SQLException {
        ground.execute("create table narrow (name varchar(100) primary key, value varchar(10), type varchar(10))",
                "create table numbers (name varchar(100) primary key, value int)",
                "create table demanding (name varchar(100) primary key, value text, owner int not null, usual int not null default 1)");
        refused(ground.environment("generic", "table:narrow", Optional.empty()), given("A", "12345678901", "B", "1"), ErrorCode.VARIABLE_INVALID,
                "A (11 characters)");
        refused(ground.environment("generic", "table:narrow(name,value,type)", Optional.of("key")), given("secret:A", "1"), ErrorCode.VARIABLE_INVALID,
                "A (64 characters)");
        refused(ground.environment("generic", "table:numbers", Optional.empty()), given("A", "1"), ErrorCode.VARIABLE_STORE_INVALID, "not a text");
        refused(ground.environment("generic", "table:narrow(name,content)", Optional.empty()), given("A", "1"), ErrorCode.VARIABLE_STORE_INVALID,
                "no column 'content'");
        refused(ground.environment("generic", "table:demanding", Optional.empty()), given("A", "1"), ErrorCode.VARIABLE_STORE_INVALID,
                "column 'owner' must have a value");
        refused(ground.environment("generic", "table:absent", Optional.empty()), given("A", "1"), ErrorCode.VARIABLE_STORE_INVALID, "'absent'");
    }

    @Test
    void anApplicationWithoutATableHasNoStore() throws SQLException {
        ground.execute("drop table \"environmentVariables\"");
        for (var profile : List.of("nocobase", "generic")) {
            var environment = ground.environment(profile, "profile", Optional.empty());
            try (var database = ground.open(environment)) {
                assertThat(new VariableStores(secrets.access, secrets.parameters).find(environment, database, database.structure())).isEmpty();
            }
        }
    }

    @Test
    void aTableThatTheRunMakesIsEmptyUntilItIsThere() throws SQLException {
        var environment = nocobase(Optional.of("key"));
        try (var database = ground.open(environment)) {
            var coming = database.structure();
            ground.execute("drop table \"environmentVariables\"");
            var store = new VariableStores(secrets.access, secrets.parameters).find(environment, database, database.structure(), coming).orElseThrow();
            assertThat(store.present()).isEmpty();
            store.refuse(given("secret:A", "1"));
            assertThatThrownBy(() -> store.write(given("A", "1"))).hasMessageContaining("VARIABLE_STORE_INVALID");
        }
    }

    private Environment nocobase(Optional<String> key) {
        return ground.environment("nocobase", "profile", key);
    }

    private Store store(Environment environment, Database database) {
        return new VariableStores(secrets.access, secrets.parameters).find(environment, database, database.structure()).orElseThrow();
    }

    private void write(Environment environment, GivenValues values) {
        try (var database = ground.open(environment)) {
            var store = store(environment, database);
            store.refuse(values);
            store.write(values);
            database.commit();
        }
    }

    private void refused(Environment environment, GivenValues values, ErrorCode code, String said) throws SQLException {
        try (var database = ground.open(environment)) {
            var stores = new VariableStores(secrets.access, secrets.parameters);
            for (var deed : List.<Consumer<Store>>of(store -> store.refuse(values), store -> store.write(values))) {
                assertThatThrownBy(() -> deed.accept(stores.find(environment, database, database.structure()).orElseThrow()))
                        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(code))
                        .hasMessageContaining(said).message().doesNotContain("hunter").doesNotContain(RIGHT);
            }
            database.commit();
        }
        assertThat(ground.query("select \"name\" from \"environmentVariables\" where \"name\" = 'TOKEN'")).isEmpty();
    }

    private List<PresentVariable> present(Environment environment) {
        try (var database = ground.open(environment)) {
            return store(environment, database).present();
        }
    }

    private String value(String name) throws SQLException {
        return ground.query("select \"value\" from \"environmentVariables\" where \"name\" = '" + name + "'").getFirst();
    }

    static GivenValues given(String... pairs) {
        var values = new TreeMap<String, GivenValue>();
        for (int i = 0; i < pairs.length; i += 2) {
            var kind = pairs[i].startsWith("secret:") ? VariableKind.SECRET : VariableKind.PLAIN;
            values.put(pairs[i].replace("secret:", ""), new GivenValue(kind, pairs[i + 1]));
        }
        return GivenValues.of(values);
    }
}
