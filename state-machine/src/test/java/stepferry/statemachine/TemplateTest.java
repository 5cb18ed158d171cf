package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the template promises beyond the machines. */
class TemplateTest {
    private final Template template = Template.read();

    @Test
    void everyFunctionRunsTheOneZipOnTheJavaThatItIsBuiltFor() {
        assertThat(template.globals()).containsEntry("Runtime", "java25")
                .containsEntry("CodeUri", "../functions/deployable/target/stepferry-functions.zip");
    }

    @Test
    void everyFunctionIsToldWherePackagesAndJournalAre() {
        assertThat(Template.map(Template.map(template.globals(), "Environment"), "Variables"))
                .containsEntry("STEPFERRY_BUCKET", Map.of("Ref", "PackageBucket"))
                .containsEntry("STEPFERRY_JOURNAL", Map.of("Ref", "JournalTable"))
                .containsEntry("STEPFERRY_SECRETS", Map.of("Ref", "SecretsPrefix"));
    }

    @Test
    void whoMayDoWhat() {
        assertThat(template.allowed("s3:DeleteObject")).containsExactly("ExportFunction");
        assertThat(template.allowed("s3:PutObject"))
                .containsExactlyInAnyOrder("ExportFunction", "PlanFunction", "PrepareFunction", "ApplyFunction");
        assertThat(template.allowed("secretsmanager:DeleteSecret")).containsExactly("CloseFunction");
        assertThat(template.allowed("secretsmanager:PutSecretValue")).containsExactly("ApplyFunction");
        assertThat(template.allowed("ssm:PutParameter")).containsExactly("ApplyFunction");
        assertThat(template.allowed("dynamodb:DeleteItem")).containsExactlyInAnyOrder("ResumeFunction", "CloseFunction");
        assertThat(template.allowed("dynamodb:PutItem")).containsExactlyInAnyOrderElementsOf(template.functions());
        assertThat(template.functions()).filteredOn(function -> !template.allowed("secretsmanager:GetSecretValue").contains(function))
                .as("open no database").containsExactlyInAnyOrder("AwaitFunction", "CloseFunction");
    }

    @Test
    void onlyExportWritesPackages() {
        assertThat(template.functions()).allSatisfy(function -> template.statements(function).stream()
                .filter(statement -> Template.actions(statement).anyMatch("s3:PutObject"::equals))
                .forEach(statement -> assertThat(statement.get("Resource")).as(function)
                        .isEqualTo(Map.of("Sub", "${PackageBucket.Arn}/" + (function.equals("ExportFunction") ? "packages" : "runs") + "/*"))));
    }

    @Test
    void valuesOfRunsAreAllThatIsDeletedOfSecrets() {
        assertThat(template.statements("CloseFunction").stream()
                .filter(statement -> Template.actions(statement).anyMatch("secretsmanager:DeleteSecret"::equals)))
                .singleElement().asString().contains(":secret:${SecretsPrefix}runs/*");
    }

    /** People write environments and rule sets; a function that could, could promote to anywhere. */
    @Test
    void functionsWriteOnlyWhatConcernsRuns() {
        assertThat(template.functions()).allSatisfy(function -> template.statements(function).stream()
                .filter(statement -> Template.actions(statement).anyMatch(Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem")::contains))
                .forEach(statement -> assertThat(statement.get("Condition").toString()).as(function)
                        .contains("dynamodb:LeadingKeys").doesNotContain("environment", "rules")));
    }

    @Test
    void whoRunsAMapMayStartItselfAndReachItsItemsAndNobodyElse() {
        for (var machine : Machine.all()) {
            boolean maps = machine.states().anyMatch(State::distributed);
            var said = template.statements(template.machine(machine));
            assertThat(said.stream().filter(statement -> statement.get("Action").equals("states:StartExecution")).map(Object::toString).toList())
                    .as(machine.name()).hasSize(maps ? 1 : 0).allMatch(statement -> statement.contains(":stateMachine:${AWS::StackName}-" + machine.name()));
            assertThat(said.stream().map(Object::toString).filter(statement -> statement.contains("s3:")).toList())
                    .as(machine.name()).hasSize(maps ? 1 : 0).allMatch(statement -> statement.contains("${PackageBucket.Arn}/runs/*"));
        }
    }

    @Test
    void noStatementAllowsEverything() {
        assertThat(template.functions()).allSatisfy(this::narrow);
        assertThat(template.machines()).allSatisfy(this::narrow);
    }

    /** Everything only where AWS knows no resources: it lists all secrets or none, and log deliveries have no names. */
    private void narrow(String resource) {
        template.statements(resource).forEach(statement -> {
            boolean nameless = Template.actions(statement).allMatch(action -> action.equals("secretsmanager:ListSecrets") || action.startsWith("logs:"));
            assertThat(statement.get("Resource").equals("*")).as("%s: %s", resource, statement).isEqualTo(nameless);
            assertThat(Template.actions(statement)).as(resource).noneMatch(action -> action.contains("*"));
        });
    }

    @Test
    void everyPolicyIsSomebodys() {
        var used = Stream.concat(template.functions().stream(), template.machines().stream()).flatMap(template::policies)
                .flatMap(policy -> Optional.ofNullable(policy.get("Ref")).stream()).map(Object::toString).collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrderElementsOf(template.resources("AWS::IAM::ManagedPolicy"));
    }

    @Test
    void theBucketIsClosedEncryptedAndKeepsOldVersions() {
        var bucket = template.properties("PackageBucket");
        assertThat(bucket.get("BucketEncryption").toString()).contains("aws:kms", "PackageKey.Arn");
        assertThat(bucket.get("VersioningConfiguration")).isEqualTo(Map.of("Status", "Enabled"));
        assertThat(Template.map(bucket, "PublicAccessBlockConfiguration").values()).hasSize(4).containsOnly(true);
        assertThat(Template.list(template.document("PackageBucketPolicy").get("Statement"))).singleElement().satisfies(statement -> {
            assertThat(statement).containsEntry("Effect", "Deny").containsEntry("Action", "s3:*").containsEntry("Principal", "*");
            assertThat(statement.get("Condition")).isEqualTo(Map.of("Bool", Map.of("aws:SecureTransport", false)));
        });
    }

    @Test
    void everyAlarmTellsSomebody() {
        assertThat(template.resources("AWS::CloudWatch::Alarm")).isNotEmpty().allSatisfy(alarm -> assertThat(template.properties(alarm))
                .containsEntry("AlarmActions", List.of(Map.of("Ref", "Topic"))).containsEntry("TreatMissingData", "notBreaching"));
    }

    /** A metric that nobody writes would leave its alarm silent for ever. */
    @Test
    void everyAlarmOfOursWatchesAMetricThatThePageListsForIt() throws IOException {
        var page = Files.readString(Template.FILE.resolveSibling("../docs/operations.md"));
        assertThat(template.resources("AWS::CloudWatch::Alarm").stream().map(template::properties)
                .filter(alarm -> "Stepferry".equals(alarm.get("Namespace")))).isNotEmpty().allSatisfy(alarm -> {
                    var names = Template.list(alarm.get("Dimensions")).map(dimension -> (String) dimension.get("Name")).toList();
                    var row = page.lines().filter(line -> line.startsWith("| `" + alarm.get("MetricName") + "`")).findFirst();
                    assertThat(row).as("%s", alarm.get("MetricName")).isPresent();
                    assertThat(row.orElseThrow().split("\\|", -1)[3].strip().split("; ", -1)).as("%s", row).contains(String.join(", ", names));
                });
    }

    @Test
    void everyLogGoesAtLast() {
        assertThat(template.resources("AWS::Logs::LogGroup")).isNotEmpty().allSatisfy(group -> assertThat(template.properties(group))
                .containsEntry("RetentionInDays", Map.of("Ref", "LogRetentionDays")));
        assertThat(template.machines()).allSatisfy(machine -> assertThat(Template.map(template.properties(machine), "Logging"))
                .containsEntry("IncludeExecutionData", false));
    }

    /** Whoever deploys from a console leaves everything as it is. */
    @Test
    void everyParameterHasADefaultAndSaysWhatItIs() {
        assertThat(template.parameters().keySet()).allSatisfy(name -> assertThat(Template.map(template.parameters(), name))
                .containsKeys("Default", "Description"));
    }

    @Test
    void schedulesOfThisGroupStartPromotionsAndNothingElse() {
        var role = Template.map(template.resource("ScheduleRole"), "Properties");
        assertThat(Template.list(Template.map(role, "AssumeRolePolicyDocument").get("Statement"))).singleElement().satisfies(trust -> {
            assertThat(trust).containsEntry("Principal", Map.of("Service", "scheduler.amazonaws.com"));
            assertThat(trust.get("Condition").toString()).contains("aws:SourceAccount", "aws:SourceArn={GetAtt=ScheduleGroup.Arn}");
        });
        var statements = Template.list(role.get("Policies")).map(policy -> Template.map(policy, "PolicyDocument"))
                .flatMap(document -> Template.list(document.get("Statement"))).toList();
        assertThat(statements).extracting(statement -> statement.get("Action"), statement -> statement.get("Resource"))
                .containsExactlyInAnyOrder(tuple("states:StartExecution", Map.of("Ref", "PromoteStateMachine")),
                        tuple("sqs:SendMessage", Map.of("GetAtt", "ScheduleDeadLetters.Arn")));
        assertThat(Template.map(template.resource("ScheduleDeadLetters"), "Properties")).containsEntry("SqsManagedSseEnabled", true)
                .containsEntry("MessageRetentionPeriod", 14 * 86_400);
        assertThat(Template.map(template.content(), "Outputs")).containsKeys("ScheduleGroup", "ScheduleRole", "ScheduleDeadLetters");
    }

    @Test
    void packagesAndJournalOutliveTheStack() {
        for (var kept : Set.of("PackageBucket", "PackageKey", "JournalTable", "FunctionLogs", "MachineLogs")) {
            assertThat(template.resource(kept)).containsEntry("DeletionPolicy", "Retain").containsEntry("UpdateReplacePolicy", "Retain");
        }
    }
}
