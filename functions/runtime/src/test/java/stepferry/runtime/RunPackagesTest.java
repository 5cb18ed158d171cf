package stepferry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import stepferry.journal.RuleSets;
import stepferry.model.Admission;
import stepferry.model.Engine;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.Manifest.Purpose;
import stepferry.model.Origin;
import stepferry.model.PackagedTable;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.Strategy;
import stepferry.model.TableDigest;
import stepferry.model.rules.Classification;
import stepferry.model.rules.RowOptions;
import stepferry.model.rules.TableClass;
import stepferry.model.structure.Column;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.model.structure.TableKind;
import stepferry.model.structure.TableOptions;
import stepferry.packages.Bucket;
import stepferry.packages.PackageStore;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;
import stepferry.servers.SharedServers;

/** A package under the rules of the run that applies it. */
class RunPackagesTest {
    private final String id = "p-" + UUID.randomUUID();
    private final RuleSets stored = new RuleSets(Surroundings.journal());
    private final PackageStore store = new PackageStore(bucket(SharedServers.s3().endpoint()));
    private final RunPackages packages = new RunPackages(store, stored);
    private final String made = rules("made", "{rule: schema-only, independent: [{rule: overwrite, tables: [pages]}]}");

    private static Bucket bucket(URI endpoint) {
        S3Client s3 = Surroundings.s3(endpoint);
        var name = "bucket-" + UUID.randomUUID();
        s3.createBucket(r -> r.bucket(name));
        return new Bucket(s3, name);
    }

    private String rules(String name, String userDefined) {
        var unique = name + "-" + id;
        return new KnownRuleSets(stored)
                .store(RuleSetParser.parse("name: " + unique + "\nuserDefined: " + userDefined, "test.yaml")).label();
    }

    private void seal() {
        var writer = store.begin(id);
        var structure = new Structure(Engine.POSTGRESQL, "17", List.of(table("pages"), table("orders")), List.of(), List.of(), List.of(), List.of());
        var classification = new Classification("generic", Optional.empty(),
                List.of(TableClass.userDefined("pages"), TableClass.userDefined("orders")), List.of(), List.of(), List.of(), Optional.empty(), List.of(), java.util.Map.of(),
                List.of());
        var structureFile = writer.document("structure.json", Json.bytes(structure));
        var classificationFile = writer.document("classification.json", Json.bytes(classification));
        writer.seal(new Manifest(Manifest.FORMAT, id, "run", "", Purpose.PROMOTION, Instant.EPOCH,
                new Origin("dev", Engine.POSTGRESQL, "17", "generic", Optional.empty(), made), structureFile, classificationFile, writer.files(),
                List.of(new PackagedTable("pages", Rule.OVERWRITE, "", RowOptions.NONE, List.of("id"), Optional.empty(),
                                Optional.of(TableDigest.EMPTY), 0, List.of(), List.of()),
                        new PackagedTable("orders", Rule.SCHEMA_ONLY, "", RowOptions.NONE, List.of("id"), Optional.empty(), Optional.empty(), 0, List.of(), List.of())),
                List.of(), List.of(), List.of(), ""));
    }

    private static Table table(String name) {
        var id = new Column("id", "bigint", Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false, true, Optional.empty(), Optional.empty(), Optional.empty());
        var key = new Constraint(name + "_pkey", ConstraintKind.PRIMARY_KEY, "PRIMARY KEY (id)", List.of("id"), false, false, false, true,
                Optional.empty(), Optional.empty());
        return new Table(name, TableKind.TABLE, List.of(id), List.of(key), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(),
                new TableOptions(false, List.of(), "DEFAULT", Optional.empty()), Optional.empty());
    }

    private Manifest read(Optional<String> rules) {
        var run = new Admission("run", "prod", "place", 1, Optional.of("dev"), id, "backup", rules, Optional.empty(), "", false, true, Strategy.AUTO);
        return packages.read(run, id);
    }

    @Test
    void withoutOtherRulesItIsWhatItWasMadeFor() {
        seal();

        assertThat(read(Optional.empty())).isEqualTo(store.read(id));
        assertThat(read(Optional.of(made))).isEqualTo(store.read(id));
        assertThat(packages.structure(store.read(id)).tables()).extracting(Table::name).containsExactly("pages", "orders");
    }

    @Test
    void otherRulesHoldForTheRun() {
        seal();
        var other = rules("other", "{rule: skip, independent: [{rule: upsert, tables: [pages]}]}");
        var manifest = read(Optional.of(other));

        assertThat(manifest.table("pages")).get().extracting(PackagedTable::rule).isEqualTo(Rule.UPSERT);
        assertThat(manifest.table("orders")).get().extracting(PackagedTable::rule).isEqualTo(Rule.SKIP);
        assertThat(manifest.structured()).containsExactly("pages");
        assertThat(store.read(id).table("pages")).get().extracting(PackagedTable::rule).isEqualTo(Rule.OVERWRITE);
    }

    @Test
    void rulesThatNeedRowsWhichThePackageDoesNotCarryAreRefused() {
        seal();
        var greedy = rules("greedy", "{rule: schema-only, independent: [{rule: upsert, tables: [orders]}]}");

        assertThatThrownBy(() -> read(Optional.of(greedy)))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ROWS_NOT_IN_PACKAGE))
                .hasMessageContaining("orders (upsert)");
    }

    @Test
    void rulesThatAreGoneAreNamed() {
        seal();

        assertThatThrownBy(() -> read(Optional.of("gone@3")))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RULE_SET_UNKNOWN))
                .hasMessageContaining("gone@3");
    }

    @Test
    void rulesForATableThatThePackageDoesNotKnowAreRefused() {
        seal();
        var wrong = rules("wrong", "{rule: schema-only, independent: [{rule: skip, tables: [nowhere]}]}");

        assertThatThrownBy(() -> read(Optional.of(wrong)))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RULE_SET_TABLE_UNKNOWN))
                .hasMessageContaining("nowhere");
    }
}
