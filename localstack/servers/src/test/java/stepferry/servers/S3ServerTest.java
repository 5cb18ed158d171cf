package stepferry.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServerTest {
    @TempDir
    Path data;

    @Test
    void keepsItsObjectsBetweenStarts() {
        try (S3Server server = S3Server.start(Optional.of(data)); S3Client client = AwsClients.s3(server)) {
            client.createBucket(b -> b.bucket("packages"));
            client.putObject(b -> b.bucket("packages").key("a/b c/ü.txt"), RequestBody.fromString("kept"));
        }
        try (S3Server server = S3Server.start(Optional.of(data)); S3Client client = AwsClients.s3(server)) {
            assertThat(client.getObjectAsBytes(b -> b.bucket("packages").key("a/b c/ü.txt")).asUtf8String()).isEqualTo("kept");
        }
    }

    @Test
    void refusesAWrongSecretKey() {
        try (S3Client client = AwsClients.s3(SharedServers.s3(), "wrong")) {
            assertThatThrownBy(client::listBuckets)
                    .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aConditionalPutHappensOnce() {
        try (S3Client client = AwsClients.s3(SharedServers.s3())) {
            client.createBucket(b -> b.bucket("once"));
            client.putObject(b -> b.bucket("once").key("lock").ifNoneMatch("*"), RequestBody.fromString("first"));
            assertThatThrownBy(() -> client.putObject(b -> b.bucket("once").key("lock").ifNoneMatch("*"),
                    RequestBody.fromString("second")))
                    .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        }
    }
}
