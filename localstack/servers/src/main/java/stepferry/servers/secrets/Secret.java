package stepferry.servers.secrets;

import static stepferry.servers.secrets.SecretVersion.CURRENT;
import static stepferry.servers.secrets.SecretVersion.PREVIOUS;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A named secret with its current and its previous value.
 *
 * @param created seconds since 1970
 * @param deleted when it will be gone for good, in seconds since 1970, if it was marked for deletion
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Secret(
        String name, String arn, Optional<String> description,
        double created, Optional<Double> deleted, List<SecretVersion> versions) {
    Secret {
        versions = List.copyOf(versions);
    }

    /** The version becomes the current one, the current one the previous one, and older ones go. */
    Secret with(SecretVersion version) {
        List<SecretVersion> next = Stream.concat(
                        Stream.of(version.staged(List.of(CURRENT))),
                        versions.stream().filter(old -> old.stages().contains(CURRENT)).map(old -> old.staged(List.of(PREVIOUS))))
                .toList();
        return new Secret(name, arn, description, created, deleted, next);
    }

    Secret deletedAt(double time) {
        return new Secret(name, arn, description, created, Optional.of(time), versions);
    }

    Optional<SecretVersion> version(Predicate<SecretVersion> wanted) {
        return versions.stream().filter(wanted).findFirst();
    }

    /** AWS finds a secret by name, by ARN and by ARN without the random end. */
    boolean answersTo(String id) {
        return id.equals(name) || id.equals(arn) || id.equals(arn.substring(0, arn.length() - 7));
    }
}
