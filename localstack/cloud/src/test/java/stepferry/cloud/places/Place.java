package stepferry.cloud.places;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import stepferry.cloud.LocalCloud;

/** Where the template runs: what scenarios reach of it. Closing it leaves nothing behind that it made. */
public interface Place extends AutoCloseable {
    /** @param service the short name of a service, as in {@code sfn}, {@code s3}, {@code dynamodb}, {@code secretsmanager} */
    URI endpoint(String service);

    Region region();

    AwsCredentialsProvider credentials();

    /** @param name the name of one of the template's outputs */
    String output(String name);

    /** Where scenarios make their databases; both they and the functions reach it. */
    DatabaseServer databases();

    /** The embedded cloud, for scenarios that stop parts of it or look into its folder; no other place lets them. */
    Optional<LocalCloud> embedded();

    /** What lies in files here, for whoever looks for something that should be nowhere. */
    default Optional<Path> folder() {
        return embedded().map(LocalCloud::home);
    }

    @Override
    void close();
}
