package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.EmbeddedOnly;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.model.variables.RequiredVariable;
import stepferry.model.variables.VariableKind;
import stepferry.model.variables.VariablePlace;
import stepferry.variables.GivenValue;
import stepferry.variables.GivenValues;
import stepferry.variables.RunValues;
import stepferry.variables.SecretsAccess;

/** Values of variables on their way through the whole workflow. */
@Everywhere
class VariablesTest {
    private static final String DEV_KEY = "a0".repeat(32);
    private static final String PROD_KEY = "b1".repeat(32);
    private static final String APPLICATION = """
            create table "applicationPlugins" (id bigserial primary key, name text, enabled boolean);
            create table "applicationVersion" (id bigserial primary key, value text);
            create table collections (name text primary key, options json);
            create table fields (key bigserial primary key, "collectionName" text, name text, type text, options json);
            create table storages (id bigint primary key, title text, options jsonb);
            create table flow_nodes (id bigint primary key, config json);
            create table "environmentVariables" ("createdAt" timestamptz not null, "updatedAt" timestamptz not null,
                name varchar(255) primary key, type varchar(255), value text);
            insert into "environmentVariables" values (now(), now(), 'SMTP_HOST', 'default', 'smtp.example')""";

    private final CloudFixture cloud = CloudFixture.SHARED;
    private final RunValues values = new RunValues(new SecretsAccess(cloud.secrets), RunValues.USUAL_PREFIX);

    @Test
    void whatIsMissingIsToldAndWhatIsGivenLandsAndShowsNowhere() throws Exception {
        var dev = application("vdev", DEV_KEY);
        var prod = application("vprod", PROD_KEY);
        cloud.execute(dev, "insert into \"environmentVariables\" values (now(), now(), 'API_SECRET', 'secret', '" + encrypted(DEV_KEY, "dev-tok3n-7f3a")
                        + "'), (now(), now(), 'EMPTY_THERE', 'default', 'x'), (now(), now(), 'PUBLIC_URL', 'default', 'dev-url-5c1e')",
                "insert into storages values (1, 'S3', '{\"key\": \"{{ $env.API_SECRET }}\", \"region\": \"{{$env.REGION:eu}}\"}'), (2, '{{$env.PUBLIC_URL}}', null)",
                "insert into flow_nodes select i, json_build_object('url', '{{ $env.PUBLIC_URL }}/' || i) from generate_series(1, 7) i");
        cloud.execute(prod, "insert into \"environmentVariables\" values (now(), now(), 'EMPTY_THERE', 'default', ''), (now(), now(), 'OWN', 'secret', '"
                + encrypted(PROD_KEY, "prod-own") + "')");

        var bare = looked(dev, prod);
        assertThat(cloud.packages.read(bare).variables()).extracting(RequiredVariable::toString).containsExactly(
                "API_SECRET (secret, used in storages (id=1))", "EMPTY_THERE (plain, kept by the source)",
                "PUBLIC_URL (plain, used in flow_nodes (id=1), flow_nodes (id=2), flow_nodes (id=3), flow_nodes (id=4), flow_nodes (id=5) and 3 more rows)",
                "REGION (plain, used in storages (id=1))", "SMTP_HOST (plain, kept by the source)");
        var told = checked(bare);
        assertThat(told.get("missing")).asInstanceOf(InstanceOfAssertFactories.list(Map.class)).extracting(each -> each.get("name"))
                .containsExactly("API_SECRET", "PUBLIC_URL");
        assertThat(told.get("findings").toString()).contains("variable-empty:EMPTY_THERE").contains("has no value").doesNotContain("SMTP_HOST");

        var run = CloudFixture.id("given");
        var name = values.add(run, given("API_SECRET", "prod-tok3n-9b2c \"quoted\"\nline", "PUBLIC_URL", "prod-url-4d7a", "NOBODYS", "prod-more-1e8f"));
        var ended = run(run, dev, prod, ",\"values\":\"" + name + "\"");
        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(run)).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(checked(run).get("missing")).isEqualTo(List.of());
        assertThat(checked(run).get("findings").toString()).contains("variable-unneeded:NOBODYS");
        assertThat(cloud.query(prod, "select name || ' ' || type from \"environmentVariables\" order by 1")).containsExactly("API_SECRET secret",
                "EMPTY_THERE default", "NOBODYS default", "OWN secret", "PUBLIC_URL default", "SMTP_HOST default");
        assertThat(decrypted(PROD_KEY, value(prod, "API_SECRET"))).isEqualTo("prod-tok3n-9b2c \"quoted\"\nline");
        assertThat(value(prod, "PUBLIC_URL")).isEqualTo("prod-url-4d7a");
        assertThat(value(dev, "PUBLIC_URL")).isEqualTo("dev-url-5c1e");

        assertThatThrownBy(() -> cloud.secrets.getSecretValue(r -> r.secretId(name))).isInstanceOf(ResourceNotFoundException.class);
        assertThat(new Traces(cloud).of("tok3n-", "prod-url-4d7a", "prod-more-1e8f", "dev-url-5c1e", DEV_KEY, PROD_KEY,
                value(dev, "API_SECRET"), value(prod, "API_SECRET"))).isEmpty();
        assertThat(new Traces(cloud).of(name)).isNotEmpty();

        // What was set is the environment's own, also when the run is taken back.
        var back = CloudFixture.id("back");
        assertThat(cloud.run("rollback", back, "{\"run\":\"" + run + "\"}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(value(prod, "PUBLIC_URL")).isEqualTo("prod-url-4d7a");
    }

    @Test
    void aWrongKeyAndAMissingOneAreRefusedBeforeAnythingIsTouched() throws Exception {
        var dev = application("vdev", DEV_KEY);
        var prod = application("vprod", DEV_KEY);
        cloud.execute(dev, "insert into storages values (1, '{{$env.TOKEN}}', null)");
        cloud.execute(prod, "insert into \"environmentVariables\" values (now(), now(), 'TOKEN', 'secret', '" + encrypted(PROD_KEY, "old") + "')");
        refused(dev, prod, given("TOKEN", "prod-tok3n-1"), "VARIABLE_KEY_WRONG");
        refused(dev, cloud.keeping(prod, VariablePlace.OF_PROFILE), given("TOKEN", "prod-tok3n-2"), "VARIABLE_KEY_MISSING");
        assertThat(decrypted(PROD_KEY, value(prod, "TOKEN"))).isEqualTo("old");
        assertThat(cloud.query(prod, "select count(*) from storages")).containsExactly("0");
    }

    @Test
    void noBackupHoldsThemSoTheirTableLosesNothing() throws Exception {
        var dev = application("vdev", DEV_KEY);
        var prod = application("vprod", PROD_KEY);
        cloud.execute(prod, "alter table \"environmentVariables\" add column note text", "update \"environmentVariables\" set note = 'kept'");
        assertThat(run(CloudFixture.id("refused"), dev, prod, ",\"allowDestructive\":true").cause())
                .contains("STRUCTURE_DESTRUCTIVE", "holds the target's variables");
        assertThat(cloud.query(prod, "select note from \"environmentVariables\"")).containsExactly("kept");
    }

    @Test
    void valuesThatAreNoneAreRefused() throws Exception {
        var dev = application("vdev", DEV_KEY);
        var prod = application("vprod", PROD_KEY);
        var run = CloudFixture.id("refused");
        cloud.secrets.createSecret(r -> r.name(values.nameOf(run)).secretString("{\"1bad\":{\"kind\":\"plain\",\"value\":\"x\"},\"A\":{\"kind\":\"plain\",\"value\":\"\"}}"));
        var ended = run(run, dev, prod, ",\"values\":\"" + values.nameOf(run) + "\"");
        assertThat(ended.cause()).contains("VARIABLE_INVALID", "'1bad' is no name", "value of A is empty");
        var password = CloudFixture.id("refused");
        assertThat(run(password, dev, prod, ",\"values\":\"" + prod.secret() + "\"").cause()).contains("VARIABLE_INVALID").doesNotContain(cloud.password());
        assertThat(cloud.secrets.getSecretValue(r -> r.secretId(prod.secret())).secretString()).contains("password");
        var absent = CloudFixture.id("refused");
        assertThat(run(absent, dev, prod, ",\"values\":\"stepferry/runs/none/values\"").cause()).contains("SECRET_UNREADABLE");
    }

    @Test
    @EmbeddedOnly
    void aTableOfTheApplicationsOwnStaysOutOfThePackage() throws Exception {
        var dev = cloud.onMariaDb("vdev", "generic");
        var prod = cloud.onMariaDb("vprod", "generic");
        for (var environment : List.of(dev, prod)) {
            cloud.execute(environment, "create table settings (id int auto_increment primary key, k varchar(100) unique, v text, t varchar(10))",
                    "create table pages (id int primary key, body json)");
        }
        cloud.execute(dev, "insert into settings (k, v, t) values ('TOKEN', 'dev-tok3n-8a', 'secret'), ('odd name', 'x', 'plain')",
                "insert into pages values (1, '{\"a\": \"{{ $env.HOST }}\"}')");
        var place = new VariablePlace(VariablePlace.Kind.TABLE, "settings(k,v,t)", Optional.empty());
        dev = cloud.keeping(dev, place);
        prod = cloud.keeping(prod, place);

        var bare = looked(dev, prod);
        assertThat(cloud.packages.read(bare).variables()).extracting(RequiredVariable::toString)
                .containsExactly("HOST (plain, used in pages (id=1))", "TOKEN (secret, kept by the source)");
        assertThat(cloud.packages.read(bare).notices().toString()).contains("odd name");
        assertThat(cloud.query(prod, "select count(*) from settings")).containsExactly("0");

        var run = CloudFixture.id("given");
        promoted(run, dev, prod, ",\"values\":\"" + values.add(run, given("TOKEN", "prod-tok3n-8b", "HOST", "prod.example")) + "\"");
        assertThat(cloud.query(prod, "select concat(k, ' ', v, ' ', t) from settings order by 1"))
                .containsExactly("HOST prod.example plain", "TOKEN prod-tok3n-8b secret");
        assertThat(new Traces(cloud).of("dev-tok3n-8a", "prod-tok3n-8b")).isEmpty();

        // A source that does not know what its table is must not overwrite the target's.
        cloud.execute(dev, "delete from settings where k = 'TOKEN'");
        dev = cloud.keeping(dev, VariablePlace.OF_PROFILE);
        var ended = run(CloudFixture.id("refused"), dev, prod, "");
        assertThat(ended.cause()).contains("RULE_NOT_APPLICABLE", "'settings' holds the variables of environment");
    }

    @Test
    void secretsOfTheSecretsManagerAreAStoreAsWell() throws Exception {
        var dev = cloud.environment("vdev", "generic");
        var prod = cloud.environment("vprod", "generic");
        cloud.execute(dev, "create table pages (id int primary key, body text)", "insert into pages values (1, '{{$env.HOST}} {{$env.TOKEN}}')");
        var prefix = "stepferry-variables/" + prod.name() + "/";
        prod = cloud.keeping(prod, new VariablePlace(VariablePlace.Kind.SECRETS_MANAGER, prefix, Optional.empty()));
        dev = cloud.keeping(dev, new VariablePlace(VariablePlace.Kind.SECRETS_MANAGER, prefix + "none/", Optional.empty()));
        cloud.secrets.createSecret(r -> r.name(prefix + "HOST").secretString("prod.example"));
        var run = CloudFixture.id("given");
        promoted(run, dev, prod, ",\"values\":\"" + values.add(run, given("TOKEN", "prod-tok3n-6c")) + "\"");
        assertThat(checked(run).get("missing")).isEqualTo(List.of());
        assertThat(cloud.secrets.getSecretValue(r -> r.secretId(prefix + "TOKEN")).secretString()).isEqualTo("prod-tok3n-6c");
        assertThat(cloud.secrets.getSecretValue(r -> r.secretId(prefix + "HOST")).secretString()).isEqualTo("prod.example");
        assertThat(new Traces(cloud).of("prod-tok3n-6c")).isEmpty();
    }

    @Test
    void aTargetThatKeepsNoneIsWarnedAboutAndTakesNone() throws Exception {
        var dev = cloud.environment("vdev", "generic");
        var prod = cloud.environment("vprod", "generic");
        cloud.execute(dev, "create table pages (id int primary key, body text)", "insert into pages values (1, '{{$env.HOST}}')");
        dev = cloud.keeping(dev, new VariablePlace(VariablePlace.Kind.SECRETS_MANAGER, "none/", Optional.empty()));
        var bare = looked(dev, prod);
        assertThat(checked(bare)).containsEntry("missing", List.of());
        assertThat(checked(bare).get("findings").toString()).contains("needs variables (HOST)").contains("--variables");
        refused(dev, prod, given("HOST", "h"), "VARIABLE_STORE_INVALID");
    }

    private Environment application(String word, String key) throws Exception {
        var environment = cloud.environment(word, "nocobase");
        cloud.execute(environment, APPLICATION);
        cloud.secrets.createSecret(r -> r.name("stepferry/keys/" + environment.name()).secretString(key));
        return cloud.keeping(environment, new VariablePlace(VariablePlace.Kind.PROFILE, "", Optional.of("stepferry/keys/" + environment.name())));
    }

    private DescribeExecutionResponse run(String id, Environment dev, Environment prod, String more) {
        return cloud.run("promote", id, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"overwrite\"%s}".formatted(dev.name(), prod.name(), more));
    }

    /** Looks and touches nothing, so that nobody is asked. */
    private String looked(Environment dev, Environment prod) {
        return promoted(CloudFixture.id("bare"), dev, prod, ",\"dryRun\":true");
    }

    private String promoted(String id, Environment dev, Environment prod, String more) {
        var ended = run(id, dev, prod, more);
        assertThat(ended.status()).as("%s %s", ended.cause(), cloud.journal.events(id)).isEqualTo(ExecutionStatus.SUCCEEDED);
        return id;
    }

    private void refused(Environment dev, Environment prod, GivenValues given, String code) {
        var id = CloudFixture.id("refused");
        var name = values.add(id, given);
        var ended = run(id, dev, prod, ",\"values\":\"" + name + "\"");
        assertThat(ended.cause()).contains(code).doesNotContain("tok3n");
        assertThat(cloud.journal.read(id).status()).isEqualTo(RunStatus.REFUSED);
        assertThatThrownBy(() -> cloud.secrets.getSecretValue(r -> r.secretId(name))).isInstanceOf(ResourceNotFoundException.class);
    }

    private Map<String, Object> checked(String run) {
        return cloud.journal.events(run).stream().filter(event -> event.step().equals("check") && event.kind() == RunEvent.Kind.FINISHED)
                .findFirst().orElseThrow().facts();
    }

    private String value(Environment environment, String name) throws Exception {
        return cloud.query(environment, "select value from \"environmentVariables\" where name = '" + name + "'").getFirst();
    }

    /** Without kinds: those are the source's and the target's. */
    private static GivenValues given(String... pairs) {
        var values = new TreeMap<String, GivenValue>();
        IntStream.range(0, pairs.length / 2).forEach(i -> values.put(pairs[2 * i],
                new GivenValue(pairs[2 * i].equals("TOKEN") ? VariableKind.SECRET : VariableKind.PLAIN, pairs[2 * i + 1])));
        return GivenValues.of(values);
    }

    private static String encrypted(String key, String text) throws Exception {
        return HexFormat.of().formatHex(new byte[16])
                + HexFormat.of().formatHex(cipher(Cipher.ENCRYPT_MODE, key, new byte[16]).doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String decrypted(String key, String stored) throws Exception {
        var bytes = HexFormat.of().parseHex(stored);
        return new String(cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, 16)).doFinal(bytes, 16, bytes.length - 16), StandardCharsets.UTF_8);
    }

    private static Cipher cipher(int mode, String key, byte[] start) throws Exception {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(HexFormat.of().parseHex(key), "AES"), new IvParameterSpec(start));
        return cipher;
    }
}
