package stepferry.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * Where an embedded cloud is reached.
 *
 * @param bucket the bucket of the packages
 * @param journal the DynamoDB table
 * @param machines the ARN of {@code promote}, {@code rollback} and {@code export}
 * @param scheduling what schedules are made with
 * @param pid the process that runs the cloud
 */
public record CloudEndpoints(
        URI stepFunctions,
        URI s3,
        URI dynamo,
        URI secrets,
        String bucket,
        String journal,
        Map<String, String> machines,
        Scheduling scheduling,
        String region,
        String accessKey,
        String secretKey,
        long pid) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "stack.json";
    private static final int CONNECT_MILLIS = 500;

    /**
     * The template's resources for schedules.
     *
     * @param endpoint where EventBridge Scheduler answers, and SQS
     * @param group the name of the group
     * @param role the ARN of the role that starts promotions
     * @param queue the ARN of the dead-letter queue
     */
    public record Scheduling(URI endpoint, String group, String role, String queue) {}

    public CloudEndpoints {
        machines = Map.copyOf(machines);
    }

    /** The cloud that runs on this folder, if one does and answers. */
    public static Optional<CloudEndpoints> running(Path home) {
        var file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), CloudEndpoints.class)).filter(CloudEndpoints::answers);
        } catch (IOException _) {
            // Half a file is what a cloud leaves that was killed while it started.
            return Optional.empty();
        }
    }

    void writeTo(Path home) {
        try {
            var fresh = home.resolve(FILE + ".new");
            JSON.writeValue(fresh.toFile(), this);
            Files.move(fresh, home.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home + " cannot be written", e);
        }
    }

    static void removeFrom(Path home) {
        try {
            Files.deleteIfExists(home.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home + " cannot be written", e);
        }
    }

    private boolean answers() {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(stepFunctions.getHost(), stepFunctions.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
