package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.RunEvent;
import stepferry.model.RunStatus;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** Bad input: a named error, the target untouched, the journal complete. */
@Everywhere
class RefusalTest {
    private final CloudFixture cloud = CloudFixture.SHARED;
    private Environment source;
    private Environment target;

    @BeforeEach
    void twoEnvironments() throws Exception {
        source = cloud.environment("from", "generic");
        target = cloud.environment("to", "generic");
        cloud.execute(source, "create table pages (id int primary key, title text)", "insert into pages values (1, 'new'), (2, 'newer')");
        cloud.execute(target, "create table pages (id int primary key, title text)", "insert into pages values (1, 'old')");
    }

    @Test
    void anUnknownEnvironment() throws Exception {
        refused("{\"source\":\"nowhere\",\"target\":\"%s\"}".formatted(target.name()), ErrorCode.ENVIRONMENT_UNKNOWN, "'nowhere'");
    }

    @Test
    void aFieldThatIsNotKnown() throws Exception {
        refused(request("\"rule\":\"overwrite\""), ErrorCode.REQUEST_INVALID, "'rule' is not known");
    }

    @Test
    void aTargetThatIsTheSource() throws Exception {
        refused("{\"source\":\"%s\",\"target\":\"%s\"}".formatted(target.name(), target.name()), ErrorCode.REQUEST_INVALID, "source and target");
    }

    @Test
    void anUnreachableDatabase() throws Exception {
        cloud.environments.put(new Environment(source.name(), "jdbc:postgresql://127.0.0.1:1/gone", source.user(), source.secret(), "public", "generic"));
        refused(request(""), ErrorCode.DATABASE_UNREACHABLE, "127.0.0.1:1");
    }

    @Test
    void aWrongPassword() throws Exception {
        cloud.execute(target, "do $$ begin if not exists (select from pg_roles where rolname = 'visitor') then create role visitor login password 'right'; end if; end $$");
        cloud.environments.put(new Environment(source.name(), source.url(), "visitor", source.secret(), "public", "generic"));
        refused(request(""), ErrorCode.DATABASE_LOGIN_REFUSED, "visitor");
    }

    @Test
    void aSecretThatIsNotThere() throws Exception {
        cloud.environments.put(new Environment(source.name(), source.url(), source.user(), "stepferry/env/none", "public", "generic"));
        refused(request(""), ErrorCode.SECRET_UNREADABLE, "stepferry/env/none");
    }

    @Test
    void aSchemaThatIsNotThere() throws Exception {
        cloud.environments.put(new Environment(source.name(), source.url(), source.user(), source.secret(), "else", "generic"));
        refused(request(""), ErrorCode.SCHEMA_UNKNOWN, "'else'");
    }

    @Test
    void anEmptySource() throws Exception {
        cloud.execute(source, "drop table pages");
        refused(request(""), ErrorCode.SOURCE_EMPTY, source.name());
    }

    @Test
    void aProfileThatDoesNotFit() throws Exception {
        cloud.environments.put(new Environment(source.name(), source.url(), source.user(), source.secret(), "public", "nocobase"));
        refused(request(""), ErrorCode.PROFILE_MISMATCH, "NocoBase");
    }

    @Test
    void aRuleSetThatIsNotThere() throws Exception {
        refused(request("\"rules\":\"none\""), ErrorCode.RULE_SET_UNKNOWN, "'none'");
    }

    @Test
    void aRuleSetThatNamesATableThatIsNotThere() throws Exception {
        var rules = RuleSetParser.parse("name: %s-rules\nuserDefined:\n  rule: schema-only\n  independent:\n  - rule: overwrite\n    tables: [page]\n"
                .formatted(source.name()), "rules.yaml");
        new KnownRuleSets(cloud.ruleSets).store(rules);
        refused(request("\"rules\":\"" + rules.name() + "\""), ErrorCode.RULE_SET_TABLE_UNKNOWN, "pages");
    }

    @Test
    void aTargetWithAnotherEngine() throws Exception {
        cloud.environments.put(new Environment("mysql-" + target.name(), "jdbc:mysql://127.0.0.1:1/x", "u", target.secret(), "x", "generic"));
        refused("{\"source\":\"%s\",\"target\":\"mysql-%s\"}".formatted(source.name(), target.name()), ErrorCode.ENGINE_MISMATCH, "mysql");
    }

    @Test
    void aStructureChangeThatLosesValues() throws Exception {
        cloud.execute(target, "alter table pages add column note text");
        refused(request("\"rules\":\"overwrite\""), ErrorCode.STRUCTURE_DESTRUCTIVE, "note");
    }

    @Test
    void aPackageThatIsNotThere() throws Exception {
        refused("{\"package\":\"none\",\"target\":\"%s\"}".formatted(target.name()), ErrorCode.PACKAGE_UNKNOWN, "'none'");
    }

    @Test
    void aPackageIdThatIsTaken() {
        var taken = exported();
        var ended = cloud.run("export", CloudFixture.id("export"), "{\"environment\":\"%s\",\"package\":\"%s\"}".formatted(source.name(), taken.id()));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause()).contains("PACKAGE_EXISTS");
        assertThat(cloud.packages.read(taken.id())).isEqualTo(taken);
    }

    @Test
    void aPackageWithAFlippedBit() throws Exception {
        var manifest = exported();
        replace(manifest, bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
        refused(promoting(manifest), ErrorCode.PACKAGE_CORRUPT, manifest.id());
    }

    @Test
    void aTruncatedPart() throws Exception {
        var manifest = exported();
        replace(manifest, bytes -> Arrays.copyOf(bytes, bytes.length - 5));
        refused(promoting(manifest), ErrorCode.PACKAGE_CORRUPT, manifest.id());
    }

    @Test
    void aMissingPart() throws Exception {
        var manifest = exported();
        cloud.s3.deleteObject(r -> r.bucket(cloud.bucket).key(partKey(manifest)));
        refused(promoting(manifest), ErrorCode.PACKAGE_INCOMPLETE, manifest.id());
    }

    @Test
    void aManifestThatWasChanged() throws Exception {
        var manifest = exported();
        put(manifest, Json.text(manifest).replace("\"pages\"", "\"pages\\\"; drop table pages; --\"").getBytes(StandardCharsets.UTF_8));
        refused(promoting(manifest), ErrorCode.PACKAGE_CORRUPT, manifest.id());
    }

    @Test
    void aForgedManifestWithAHostileTableName() throws Exception {
        var manifest = exported();
        var forged = manifest.under(table -> new PackagedTable("pages\"; drop table pages; --", table.rule(), table.reason(),
                table.options(), table.columns(), table.counters(), table.digest(), table.bytes(), table.partKey(), table.parts())).sealed();
        put(manifest, Json.bytes(forged));
        refused(promoting(manifest), ErrorCode.PACKAGE_CORRUPT, "drop table");
    }

    @Test
    void theSameRunStartedTwice() throws Exception {
        var run = CloudFixture.id("twice");
        var first = cloud.start("promote", run, request("\"rules\":\"overwrite\""));
        assertThatThrownBy(() -> cloud.start("promote", run, request("\"rules\":\"schema-only\"")))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        assertThat(cloud.await(first).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.query(target, "select title from pages order by id")).containsExactly("new", "newer");
        var rollback = cloud.run("rollback", run, "{\"run\":\"" + run + "\"}");
        assertThat(rollback.cause()).contains("RUN_EXISTS");
        assertThat(cloud.journal.read(run).status()).as("the first run's record is not touched").isEqualTo(RunStatus.DONE);
    }

    @Test
    void aTargetThatAnotherRunHolds() throws Exception {
        try (var other = cloud.connect(target); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table pages in access exclusive mode");
            var first = cloud.start("promote", CloudFixture.id("first"), request("\"rules\":\"overwrite\""));
            cloud.awaitEvent(first, "check", RunEvent.Kind.STARTED);
            refusedWithoutLook(request("\"rules\":\"overwrite\""), ErrorCode.TARGET_LOCKED, "first");
            other.rollback();
            assertThat(cloud.await(first).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    private Manifest exported() {
        var id = CloudFixture.id("export");
        var ended = cloud.run("export", id, "{\"environment\":\"%s\",\"rules\":\"overwrite\"}".formatted(source.name()));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return cloud.packages.read(id);
    }

    private void replace(Manifest manifest, UnaryOperator<byte[]> change) {
        var bucket = cloud.bucket;
        var bytes = cloud.s3.getObjectAsBytes(r -> r.bucket(bucket).key(partKey(manifest))).asByteArray();
        cloud.s3.putObject(r -> r.bucket(bucket).key(partKey(manifest)), RequestBody.fromBytes(change.apply(bytes)));
    }

    private void put(Manifest manifest, byte[] bytes) {
        cloud.s3.putObject(r -> r.bucket(cloud.bucket).key("packages/" + manifest.id() + "/manifest.json"), RequestBody.fromBytes(bytes));
    }

    private static String partKey(Manifest manifest) {
        return "packages/" + manifest.id() + "/" + manifest.table("pages").orElseThrow().parts().getFirst().file();
    }

    private String promoting(Manifest manifest) {
        return "{\"package\":\"%s\",\"target\":\"%s\"}".formatted(manifest.id(), target.name());
    }

    private String request(String more) {
        return "{\"source\":\"%s\",\"target\":\"%s\"%s}".formatted(source.name(), target.name(), more.isEmpty() ? "" : "," + more);
    }

    private void refused(String request, ErrorCode code, String words) throws Exception {
        refusedWithoutLook(request, code, words);
        untouched();
    }

    private void refusedWithoutLook(String request, ErrorCode code, String words) {
        var run = CloudFixture.id("refused");
        var ended = cloud.run("promote", run, request);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("Refused");
        assertThat(ended.cause()).contains(code.name()).contains(words);
        assertThat(cloud.journal.read(run).status()).isEqualTo(RunStatus.REFUSED);
        assertThat(cloud.journal.events(run)).extracting(RunEvent::kind).contains(RunEvent.Kind.FAILED);
        assertThat(List.copyOf(cloud.journal.events(run)).getLast()).extracting(RunEvent::step).isEqualTo("close");
    }

    private void untouched() throws Exception {
        assertThat(cloud.query(target, "select title from pages")).containsExactly("old");
        assertThat(Map.of("schema", cloud.query(target, "select to_regnamespace('stepferry')::text"))).containsEntry("schema", Collections.singletonList(null));
    }
}
