package stepferry.places;

import java.util.Optional;
import stepferry.cloud.places.Place;

/** The suite at an endpoint that somebody names. */
class EndpointTest extends EndToEnd {
    @Override
    Optional<String> missing() {
        return System.getenv().containsKey("STEPFERRY_ENDPOINT") ? Optional.empty() : Optional.of("STEPFERRY_ENDPOINT names no endpoint");
    }

    @Override
    Place start() {
        return EndpointPlace.of(System.getenv());
    }
}
