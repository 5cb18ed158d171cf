package stepferry.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a package came from.
 *
 * @param environment the environment's name
 * @param engine its database engine
 * @param serverVersion the server's version
 * @param profile the application profile
 * @param applicationVersion the application's version, when the profile knows it
 * @param rules the rule set it was exported with, as name@version
 */
public record Origin(
        String environment,
        Engine engine,
        String serverVersion,
        String profile,
        Optional<String> applicationVersion,
        String rules) {
    public Origin {
        Objects.requireNonNull(environment);
        Objects.requireNonNull(engine);
        Objects.requireNonNull(profile);
    }
}
