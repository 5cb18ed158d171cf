package stepferry.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import stepferry.servers.SharedServers;

/** A template becomes a stack. */
class StackDeploymentTest {
    private static final String COMPLETE = """
            <Stacks><member><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>
              <member><Description>d</Description><OutputKey>PackageBucket</OutputKey><OutputValue>stack-bucket</OutputValue></member>
              <member><OutputKey>JournalTable</OutputKey><OutputValue>stack-journal</OutputValue></member>
            </Outputs></member></Stacks>""";
    private static final String UNDER_WAY = "<Stacks><member><StackStatus>CREATE_IN_PROGRESS</StackStatus></member></Stacks>";

    private final AnsweringEndpoint endpoint = new AnsweringEndpoint();
    private final StaticCredentialsProvider credentials = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(SharedServers.s3().accessKey(), SharedServers.s3().secretKey()));
    private final S3Client s3 = S3Client.builder().endpointOverride(SharedServers.s3().endpoint()).forcePathStyle(true).region(Region.EU_CENTRAL_1)
            .credentialsProvider(credentials).httpClient(UrlConnectionHttpClient.create()).build();
    private final String bucket = "artifacts-" + UUID.randomUUID();
    private final StackDeployment deployment =
            new StackDeployment(new CloudFormation(endpoint.uri(), Region.EU_CENTRAL_1, credentials), s3, bucket);

    @TempDir
    Path folder;
    private Path template;

    @BeforeEach
    void aTemplate() throws IOException {
        Files.createDirectories(folder.resolve("infra"));
        Files.writeString(folder.resolve("code.zip"), "the functions");
        Files.writeString(folder.resolve("run.asl.json"), "{}");
        template = Files.writeString(folder.resolve("infra/template.yaml"), """
                Globals:
                  Function:
                    CodeUri: ../code.zip
                Resources:
                  Run:
                    Properties:
                      DefinitionUri: ../run.asl.json
                """);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        s3.close();
    }

    @Test
    void itsFilesAreUploadedAndItIsCreatedAndAwaited() {
        endpoint.to("CreateStack", "").to("DescribeStacks", UNDER_WAY).to("DescribeStacks", COMPLETE);

        var outputs = deployment.deploy("mine", template);

        assertThat(outputs).isEqualTo(Map.of("PackageBucket", "stack-bucket", "JournalTable", "stack-journal"));
        var created = endpoint.asked("CreateStack");
        assertThat(created).containsEntry("StackName", "mine").containsEntry("Version", "2010-05-15").containsValue("CAPABILITY_AUTO_EXPAND");
        assertThat(created.get("signature")).startsWith("AWS4-HMAC-SHA256").contains("/eu-central-1/cloudformation/aws4_request");
        assertThat(created.get("TemplateBody")).containsPattern("CodeUri: s3://" + bucket + "/[0-9a-f]{16}-code.zip\n")
                .containsPattern("DefinitionUri: s3://" + bucket + "/[0-9a-f]{16}-run.asl.json\n");
        var key = s3.listObjectsV2(r -> r.bucket(bucket)).contents().stream().map(each -> each.key()).filter(each -> each.endsWith("code.zip")).findFirst();
        assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket).key(key.orElseThrow())).asUtf8String()).isEqualTo("the functions");
    }

    @Test
    void aLongOneLiesInTheBucketToo() throws IOException {
        Files.writeString(template, "# " + "long ".repeat(12_000) + "\n");
        endpoint.to("CreateStack", "").to("DescribeStacks", COMPLETE);

        deployment.deploy("mine", template);

        assertThat(endpoint.asked("CreateStack")).doesNotContainKey("TemplateBody");
        assertThat(endpoint.asked("CreateStack").get("TemplateURL")).startsWith(SharedServers.s3().endpoint() + "/" + bucket + "/").endsWith("-template.yaml");
    }

    @Test
    void oneThatIsThereIsBroughtUpToDate() {
        endpoint.refusing("CreateStack", "AlreadyExistsException", "Stack [mine] already exists").to("UpdateStack", "").to("DescribeStacks", COMPLETE)
                .refusing("CreateStack", "AlreadyExistsException", "Stack [mine] already exists")
                .refusing("UpdateStack", "ValidationError", "No updates are to be performed.").to("DescribeStacks", COMPLETE);

        deployment.deploy("mine", template);
        deployment.deploy("mine", template);

        assertThat(endpoint.actions()).containsExactly("CreateStack", "UpdateStack", "DescribeStacks", "CreateStack", "UpdateStack", "DescribeStacks");
    }

    @Test
    void oneThatDoesNotComeSaysWhichResourceAndWhy() {
        endpoint.to("CreateStack", "").to("DescribeStacks", "<Stacks><member><StackStatus>ROLLBACK_COMPLETE</StackStatus></member></Stacks>")
                .to("DescribeStackEvents", """
                        <StackEvents>
                          <member><LogicalResourceId>mine</LogicalResourceId><ResourceStatus>ROLLBACK_COMPLETE</ResourceStatus></member>
                          <member><LogicalResourceId>Other</LogicalResourceId><ResourceStatus>CREATE_FAILED</ResourceStatus>
                            <ResourceStatusReason>Resource creation cancelled</ResourceStatusReason></member>
                          <member><LogicalResourceId>Bucket</LogicalResourceId><ResourceStatus>CREATE_FAILED</ResourceStatus>
                            <ResourceStatusReason>is not yours</ResourceStatusReason></member>
                        </StackEvents>""");

        assertThatThrownBy(() -> deployment.deploy("mine", template)).isInstanceOf(StackFailure.class)
                .hasMessage("Stack 'mine' is ROLLBACK_COMPLETE: Bucket: is not yours");
    }

    @Test
    void whatIsNotBuiltIsNamed() throws IOException {
        Files.delete(folder.resolve("code.zip"));

        assertThatThrownBy(() -> deployment.deploy("mine", template)).hasMessageContaining("code.zip").hasMessageContaining("mvn package");
    }

    @Test
    void theProjectsOwnNeedsNothingFromThisMachineAnyMore() {
        s3.createBucket(r -> r.bucket(bucket));

        assertThat(deployment.packaged(Path.of("../../infra/template.yaml"))).contains("stepferry-functions.zip", "-promote.asl.json").doesNotContain("../");
    }
}
