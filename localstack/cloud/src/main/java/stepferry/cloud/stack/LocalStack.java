package stepferry.cloud.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import stepferry.servers.ServerUnavailable;

/**
 * LocalStack with the project's template on it, as {@code localstack/compose.yaml} says. It takes any credentials.
 *
 * @param docker the program to call
 * @param project the clone in which it was built
 */
public record LocalStack(String docker, Path project) {
    public static final String STACK = "stepferry";
    public static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");
    public static final Region REGION = Region.US_EAST_1;
    public static final String KEY = "test";
    private static final String COMPOSE = "localstack/compose.yaml";
    private static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY));

    /** The file that says what runs. */
    public Path compose() {
        return project.resolve(COMPOSE);
    }

    /**
     * Starts the containers, unless they run, and deploys the template or brings it up to date.
     *
     * @param lines gets what Docker has to say meanwhile
     * @return the stack's outputs
     * @throws ServerUnavailable if there is no Docker, or it does not start them
     * @throws StackFailure if LocalStack does not take the template
     */
    public Map<String, String> up(Consumer<String> lines) {
        call(List.of(docker, "compose", "-f", compose().toString(), "up", "--detach", "--wait"), lines);
        try (var s3 = S3Client.builder().endpointOverride(ENDPOINT).forcePathStyle(true).region(REGION).credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create()).build()) {
            return new StackDeployment(new CloudFormation(ENDPOINT, REGION, CREDENTIALS), s3, "stepferry-artifacts")
                    .deploy(STACK, project.resolve("infra/template.yaml"));
        }
    }

    private static void call(List<String> words, Consumer<String> lines) {
        var command = String.join(" ", words);
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                said.lines().forEach(lines);
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new ServerUnavailable("'" + command + "' failed with code " + code + ": does a Docker engine run, with its compose plugin? "
                        + "'./stepferry up' needs none");
            }
        } catch (IOException e) {
            throw new ServerUnavailable("LocalStack runs in Docker, and '" + command + "' cannot be called: install Docker."
                    + " './stepferry up' needs none", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("Starting LocalStack was interrupted; 'docker compose -f " + COMPOSE + " down' ends what runs of it", e);
        }
    }
}
