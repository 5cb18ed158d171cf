package stepferry.places;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import stepferry.cloud.places.Place;

/** The suite on LocalStack. */
class LocalStackTest extends EndToEnd {
    @Override
    Optional<String> missing() {
        return DockerClientFactory.instance().isDockerAvailable() ? Optional.empty() : Optional.of("no Docker engine answers");
    }

    @Override
    Place start() {
        return LocalStack.start();
    }
}
