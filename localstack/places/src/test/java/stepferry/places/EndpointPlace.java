package stepferry.places;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import stepferry.cloud.LocalCloud;
import stepferry.cloud.places.DatabaseServer;
import stepferry.cloud.places.Place;
import stepferry.cloud.stack.CloudFormation;
import stepferry.servers.SharedServers;

/**
 * A stack that somebody deployed, at an endpoint that speaks for all services.
 *
 * @param stack where the stack is, and who we are there
 * @param databases a server that the stack's functions and we reach
 */
record EndpointPlace(CloudFormation stack, Map<String, String> outputs, DatabaseServer databases) implements Place {
    /** The place that these variables name: {@code STEPFERRY_ENDPOINT}, {@code STEPFERRY_STACK}, and {@code STEPFERRY_POSTGRES} with its user and password. */
    static EndpointPlace of(Map<String, String> variables) {
        var stack = CloudFormation.ofSurroundings(Optional.of(URI.create(variables.get("STEPFERRY_ENDPOINT"))));
        return new EndpointPlace(stack, stack.stack(variables.getOrDefault("STEPFERRY_STACK", "stepferry")).outputs(), databases(variables));
    }

    /** Without a server of theirs the functions are taken to run on this machine. */
    private static DatabaseServer databases(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("STEPFERRY_POSTGRES"))
                .map(url -> new DatabaseServer(url, variables.getOrDefault("STEPFERRY_POSTGRES_HERE", url),
                        variables.getOrDefault("STEPFERRY_POSTGRES_USER", "postgres"), variables.getOrDefault("STEPFERRY_POSTGRES_PASSWORD", "")))
                .orElseGet(() -> DatabaseServer.of(SharedServers.postgres()));
    }

    @Override
    public URI endpoint(String service) {
        return stack.endpoint();
    }

    @Override
    public Region region() {
        return stack.region();
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return stack.credentials();
    }

    @Override
    public String output(String name) {
        return Optional.ofNullable(outputs.get(name)).orElseThrow(() -> new IllegalArgumentException("The stack has no output " + name));
    }

    @Override
    public Optional<LocalCloud> embedded() {
        return Optional.empty();
    }

    @Override
    public void close() {
        databases.close();
    }
}
