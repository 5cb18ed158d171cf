package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the template promises beyond the machines. */
class TemplateTest {
    private static final Set<String> WRITES_PACKAGES = Set.of("ExportFunction");

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
    void onlyExportWritesPackages() {
        var writers = template.functions().stream().filter(function -> has(function, "S3CrudPolicy")).collect(Collectors.toSet());
        assertThat(writers).isEqualTo(WRITES_PACKAGES);
        assertThat(template.functions()).noneMatch(function -> has(function, "S3FullAccessPolicy"));
    }

    @Test
    void whoeverOpensNoDatabaseReadsNoSecretAndDeletesOnlyThoseOfRuns() {
        var said = template.policies("CloseFunction").flatMap(policy -> Template.list(policy.get("Statement"))).map(Object::toString).toList();
        assertThat(said).hasSize(1).allMatch(statement -> statement.contains("secretsmanager:DeleteSecret")
                && statement.contains(":secret:${SecretsPrefix}runs/*") && !statement.contains("GetSecretValue"));
        assertThat(template.functions().stream().filter(function -> !function.equals("CloseFunction")))
                .noneMatch(function -> template.policies(function).toList().toString().contains("DeleteSecret"));
    }

    @Test
    void onlyApplyWritesVariables() {
        assertThat(template.functions().stream().filter(function -> template.policies(function).toList().toString().contains("PutSecretValue")))
                .containsExactly("ApplyFunction");
    }

    @Test
    void whoRunsAMapMayStartItselfAndReachItsItemsAndNobodyElse() {
        for (var machine : Machine.all()) {
            boolean maps = machine.states().anyMatch(State::distributed);
            var said = template.policies(template.machine(machine)).flatMap(policy -> Template.list(policy.get("Statement"))).toList();
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

    private void narrow(String resource) {
        template.policies(resource).flatMap(policy -> Template.list(policy.get("Statement"))).forEach(statement -> {
            // AWS lists all secrets or none.
            assertThat(statement.get("Resource").equals("*")).as(resource).isEqualTo(statement.get("Action").equals("secretsmanager:ListSecrets"));
            assertThat(statement.get("Action").toString()).as(resource).doesNotContain("*");
        });
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
        for (var kept : Set.of("PackageBucket", "JournalTable")) {
            assertThat(template.resource(kept)).containsEntry("DeletionPolicy", "Retain").containsEntry("UpdateReplacePolicy", "Retain");
        }
    }

    private boolean has(String function, String policy) {
        return template.policies(function).anyMatch(each -> each.containsKey(policy));
    }
}
