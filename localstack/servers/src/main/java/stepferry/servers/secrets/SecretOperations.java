package stepferry.servers.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The operations as AWS documents them, from request to response; a {@link SecretsFault} is the refusal. */
final class SecretOperations {
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:";
    private static final long DEFAULT_WINDOW_DAYS = 30;
    private static final int MOST_BYTES = 65_536;

    private final SecretStore store;
    private final Clock clock = Clock.systemUTC();

    SecretOperations(SecretStore store) {
        this.store = store;
    }

    synchronized ObjectNode perform(String operation, JsonNode request) {
        return switch (operation) {
            case "CreateSecret" -> create(request);
            case "PutSecretValue" -> put(request);
            case "GetSecretValue" -> value(request);
            case "DescribeSecret" -> describe(secret(request));
            case "ListSecrets" -> list(request);
            case "DeleteSecret" -> delete(request);
            default -> throw SecretsFault.unsupported(operation);
        };
    }

    private ObjectNode create(JsonNode request) {
        String name = required(request, "Name");
        if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
            throw SecretsFault.invalid("Invalid name. Must be a valid name containing alphanumeric characters, "
                    + "or any of the following: -/_+=.@!");
        }
        Optional<SecretVersion> value = requestedVersion(request);
        Optional<Secret> existing = store.find(name);
        if (existing.isPresent()) {
            return repeatedCreate(existing.get(), value);
        }
        Secret empty = new Secret(name, ARN + name + "-" + UUID.randomUUID().toString().substring(0, 6),
                text(request, "Description"), now(), Optional.empty(), List.of());
        Secret created = value.map(empty::with).orElse(empty);
        store.save(created);
        return identity(created, value.map(SecretVersion::id));
    }

    private static ObjectNode repeatedCreate(Secret existing, Optional<SecretVersion> value) {
        checkNotDeleted(existing);
        return value.filter(version -> existing.version(sameAs(version)).isPresent())
                .map(version -> identity(existing, Optional.of(version.id())))
                .orElseThrow(() -> SecretsFault.exists(existing.name()));
    }

    private ObjectNode put(JsonNode request) {
        Secret secret = live(request);
        SecretVersion version = requestedVersion(request)
                .orElseThrow(() -> SecretsFault.invalid("You must provide either SecretString or SecretBinary."));
        if (secret.version(sameAs(version)).isEmpty()) {
            if (secret.version(old -> old.id().equals(version.id())).isPresent()) {
                throw SecretsFault.exists(secret.name() + " with this version");
            }
            store.save(secret.with(version));
        }
        ObjectNode response = identity(secret, Optional.of(version.id()));
        response.putArray("VersionStages").add(SecretVersion.CURRENT);
        return response;
    }

    private ObjectNode value(JsonNode request) {
        Secret secret = live(request);
        SecretVersion version = wanted(secret, request);
        ObjectNode response = identity(secret, Optional.of(version.id()));
        version.text().ifPresent(text -> response.put("SecretString", text));
        version.binary().ifPresent(binary -> response.put("SecretBinary", binary));
        response.put("CreatedDate", version.created());
        version.stages().forEach(response.putArray("VersionStages")::add);
        return response;
    }

    private static SecretVersion wanted(Secret secret, JsonNode request) {
        Optional<String> id = text(request, "VersionId");
        String stage = text(request, "VersionStage").orElse(SecretVersion.CURRENT);
        Predicate<SecretVersion> wanted = version -> id.map(version.id()::equals)
                .orElseGet(() -> version.stages().contains(stage));
        return secret.version(wanted)
                .orElseThrow(() -> SecretsFault.versionNotFound(id.map(given -> "VersionId: " + given)
                        .orElse("staging label: " + stage)));
    }

    private static ObjectNode describe(Secret secret) {
        ObjectNode response = identity(secret, Optional.empty());
        secret.description().ifPresent(text -> response.put("Description", text));
        response.put("CreatedDate", secret.created());
        secret.deleted().ifPresent(time -> response.put("DeletedDate", time));
        ObjectNode stages = response.putObject("VersionIdsToStages");
        secret.versions().forEach(version -> version.stages().forEach(stages.putArray(version.id())::add));
        return response;
    }

    private ObjectNode list(JsonNode request) {
        var wanted = Filter.all(request);
        String after = text(request, "NextToken").orElse("");
        List<Secret> rest = store.all().stream()
                .filter(secret -> secret.deleted().isEmpty() && secret.name().compareTo(after) > 0)
                .filter(wanted)
                .sorted(Comparator.comparing(Secret::name))
                .toList();
        List<Secret> page = rest.subList(0, Math.min(rest.size(), request.path("MaxResults").asInt(100)));
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = response.putArray("SecretList");
        page.forEach(secret -> listed.add(inList(secret)));
        if (page.size() < rest.size()) {
            response.put("NextToken", page.getLast().name());
        }
        return response;
    }

    /** The stages have another name here than in a description. */
    private static ObjectNode inList(Secret secret) {
        ObjectNode listed = describe(secret);
        listed.set("SecretVersionsToStages", listed.remove("VersionIdsToStages"));
        return listed;
    }

    private ObjectNode delete(JsonNode request) {
        Secret secret = secret(request);
        boolean forced = request.path("ForceDeleteWithoutRecovery").asBoolean(false);
        double time = now() + (forced ? 0 : request.path("RecoveryWindowInDays").asLong(DEFAULT_WINDOW_DAYS) * 86_400.0);
        if (forced) {
            store.remove(secret);
        } else {
            store.save(secret.deletedAt(time));
        }
        return identity(secret, Optional.empty()).put("DeletionDate", time);
    }

    private Secret live(JsonNode request) {
        Secret secret = secret(request);
        checkNotDeleted(secret);
        return secret;
    }

    private Secret secret(JsonNode request) {
        return store.find(required(request, "SecretId")).orElseThrow(SecretsFault::notFound);
    }

    private static void checkNotDeleted(Secret secret) {
        if (secret.deleted().isPresent()) {
            throw SecretsFault.deleted();
        }
    }

    private static Predicate<SecretVersion> sameAs(SecretVersion version) {
        return old -> old.id().equals(version.id()) && old.sameValue(version);
    }

    private Optional<SecretVersion> requestedVersion(JsonNode request) {
        Optional<String> text = text(request, "SecretString");
        Optional<String> binary = text(request, "SecretBinary");
        if (text.isPresent() && binary.isPresent()) {
            throw SecretsFault.invalid("You can't specify both a binary secret value and a string secret value "
                    + "in the same secret.");
        }
        text.ifPresent(SecretOperations::checkLength);
        String id = text(request, "ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
        return text.or(() -> binary).map(any -> new SecretVersion(id, text, binary, now(), List.of()));
    }

    private static void checkLength(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_BYTES) {
            throw SecretsFault.invalid("SecretString must have between 1 and " + MOST_BYTES + " bytes.");
        }
    }

    private static ObjectNode identity(Secret secret, Optional<String> version) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("ARN", secret.arn()).put("Name", secret.name());
        version.ifPresent(id -> response.put("VersionId", id));
        return response;
    }

    private static String required(JsonNode request, String field) {
        return text(request, field).filter(value -> !value.isEmpty())
                .orElseThrow(() -> SecretsFault.invalid("You must provide a value for the " + field + " parameter."));
    }

    private static Optional<String> text(JsonNode request, String field) {
        return Optional.ofNullable(request.get(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private double now() {
        return clock.millis() / 1000.0;
    }
}
