package stepferry.servers.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import stepferry.servers.ServerUnavailable;

class SecretsServerTest {
    @TempDir
    Path data;

    private SecretsServer server;
    private SecretsManagerClient client;

    @BeforeEach
    void start() {
        server = SecretsServer.start(Optional.of(data));
        client = client(server.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void keepsSecretsBetweenStartsInAFileForItsOwnerOnly() throws IOException {
        client.createSecret(b -> b.name("stepferry/prod").secretString("pä$$\"word"));
        stop();
        start();
        assertThat(client.getSecretValue(b -> b.secretId("stepferry/prod")).secretString()).isEqualTo("pä$$\"word");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isFoundByNameByArnAndByArnWithoutItsEnd() {
        String arn = client.createSecret(b -> b.name("a/b").secretBinary(SdkBytes.fromByteArray(new byte[] {0, -1}))).arn();
        for (String id : List.of("a/b", arn, arn.substring(0, arn.length() - 7))) {
            assertThat(client.getSecretValue(b -> b.secretId(id)).secretBinary().asByteArray()).containsExactly(0, -1);
        }
    }

    @Test
    void aNewValueLeavesThePreviousOneBehind() {
        client.createSecret(b -> b.name("s").secretString("1"));
        String second = client.putSecretValue(b -> b.secretId("s").secretString("2")).versionId();
        client.putSecretValue(b -> b.secretId("s").secretString("3"));
        assertThat(client.getSecretValue(b -> b.secretId("s")).secretString()).isEqualTo("3");
        assertThat(client.getSecretValue(b -> b.secretId("s").versionStage("AWSPREVIOUS")).versionId()).isEqualTo(second);
        assertThat(client.getSecretValue(b -> b.secretId("s").versionId(second)).secretString()).isEqualTo("2");
        assertThat(client.describeSecret(b -> b.secretId("s")).versionIdsToStages())
                .hasSize(2).containsEntry(second, List.of("AWSPREVIOUS"));
    }

    @Test
    void theSamePutTwiceIsOne() {
        client.createSecret(b -> b.name("s").secretString("1"));
        String token = "11111111-2222-3333-4444-555555555555";
        for (int i = 0; i < 2; i++) {
            client.putSecretValue(b -> b.secretId("s").secretString("2").clientRequestToken(token));
        }
        assertThat(client.getSecretValue(b -> b.secretId("s").versionStage("AWSPREVIOUS")).secretString()).isEqualTo("1");
        assertThatThrownBy(() -> client.putSecretValue(b -> b.secretId("s").secretString("other").clientRequestToken(token)))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void refusesASecondSecretOfTheSameName() {
        client.createSecret(b -> b.name("s").secretString("1"));
        assertThatThrownBy(() -> client.createSecret(b -> b.name("s").secretString("2")))
                .isInstanceOf(ResourceExistsException.class);
        assertThat(client.getSecretValue(b -> b.secretId("s")).secretString()).isEqualTo("1");
    }

    @Test
    void listsPageByPageAndWithoutValues() {
        for (String name : List.of("c", "a", "b")) {
            client.createSecret(b -> b.name(name).secretString("hidden"));
        }
        assertThat(client.listSecretsPaginator(b -> b.maxResults(2)).stream()
                .flatMap(page -> page.secretList().stream()).map(SecretListEntry::name))
                .containsExactly("a", "b", "c");
        assertThat(client.listSecrets(b -> b.filters(f -> f.key("name").values("A", "c"))).secretList()).extracting(SecretListEntry::name)
                .containsExactly("a", "c");
        assertThat(client.listSecrets(b -> b.filters(f -> f.key("name").values("a"))).secretList().getFirst().secretVersionsToStages().values())
                .containsExactly(List.of("AWSCURRENT"));
        assertThatThrownBy(() -> client.listSecrets(b -> b.filters(f -> f.key("description").values("a"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void holdsAsMuchAsAwsDoes() {
        client.createSecret(b -> b.name("large").secretString("x".repeat(65_536)));
        assertThatThrownBy(() -> client.putSecretValue(b -> b.secretId("large").secretString("x".repeat(65_535) + "é")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.putSecretValue(b -> b.secretId("large").secretString(""))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aDeletedSecretKeepsItsNameUnlessForced() {
        client.createSecret(b -> b.name("s").secretString("1"));
        client.deleteSecret(b -> b.secretId("s").recoveryWindowInDays(7L));
        assertThatThrownBy(() -> client.getSecretValue(b -> b.secretId("s"))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.createSecret(b -> b.name("s").secretString("2")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(client.listSecrets().secretList()).isEmpty();
        client.deleteSecret(b -> b.secretId("s").forceDeleteWithoutRecovery(true));
        assertThatThrownBy(() -> client.getSecretValue(b -> b.secretId("s"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void namesAnOperationThatItDoesNotKnow() {
        assertThatThrownBy(() -> client.rotateSecret(b -> b.secretId("s")))
                .isInstanceOf(SecretsManagerException.class).hasMessageContaining("RotateSecret");
    }

    @Test
    void aRequestThatIsNoJsonIsRefused() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "secretsmanager.ListSecrets")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Name\": secret")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("InvalidParameterException").doesNotContain("secret\"");
        }
    }

    @Test
    void aBrokenFileIsNamedAndNotQuoted() throws IOException {
        Path broken = Files.createDirectory(data.resolve("broken"));
        Files.writeString(broken.resolve("secrets.json"), "[{\"name\": hunter2");
        assertThatThrownBy(() -> SecretsServer.start(Optional.of(broken)))
                .isInstanceOf(ServerUnavailable.class).hasMessageContaining("secrets.json").message().doesNotContain("hunter2");
    }

    private static SecretsManagerClient client(URI endpoint) {
        return SecretsManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .build();
    }
}
