package stepferry.variables;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import stepferry.model.ErrorCode;

/** Secrets by name, with errors of ours, which never hold what was to be stored. */
public final class SecretsAccess {
    private final SecretsManagerClient client;

    public SecretsAccess(SecretsManagerClient client) {
        this.client = client;
    }

    /**
     * A secret without its value.
     *
     * @param empty whether it has none
     */
    public record Listed(String name, boolean empty) {}

    /** The secrets whose names begin so, by name. */
    public List<Listed> list(String prefix) {
        return calling("listing the secrets '" + prefix + "*'", ErrorCode.PERMISSION_MISSING, () -> client
                .listSecretsPaginator(r -> r.filters(f -> f.key(FilterNameStringType.NAME).values(prefix))).stream()
                .flatMap(page -> page.secretList().stream())
                // The service's filter takes small and capital letters for the same.
                .filter(secret -> secret.name().startsWith(prefix))
                .map(secret -> new Listed(secret.name(), secret.secretVersionsToStages().values().stream().noneMatch(s -> s.contains("AWSCURRENT"))))
                .sorted(Comparator.comparing(Listed::name))
                .toList());
    }

    /** Whether there is a secret of that name that is about to be deleted, and takes no value meanwhile. */
    public boolean deleted(String name) {
        return calling("looking at the secret '" + name + "'", ErrorCode.PERMISSION_MISSING, () -> {
            try {
                return client.describeSecret(r -> r.secretId(name)).deletedDate() != null;
            } catch (ResourceNotFoundException _) {
                return false;
            }
        });
    }

    /** The secret's text; empty if there is no such secret, or it holds bytes. */
    public Optional<String> find(String name) {
        return value(name).map(GetSecretValueResponse::secretString);
    }

    /** The secret's bytes, where it holds bytes and no text. */
    public Optional<byte[]> findBytes(String name) {
        return value(name).map(GetSecretValueResponse::secretBinary).map(SdkBytes::asByteArray);
    }

    private Optional<GetSecretValueResponse> value(String name) {
        return calling("reading the secret '" + name + "'", ErrorCode.SECRET_UNREADABLE, () -> {
            try {
                return Optional.of(client.getSecretValue(r -> r.secretId(name)));
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
    }

    /** Stores a value in the secret of that name, which is made if there is none. */
    public void keep(String name, String description, String value) {
        calling("storing the secret '" + name + "'", ErrorCode.PERMISSION_MISSING, () -> {
            try {
                return client.putSecretValue(r -> r.secretId(name).secretString(value)).name();
            } catch (ResourceNotFoundException _) {
                return made(name, description, value);
            }
        });
    }

    private String made(String name, String description, String value) {
        try {
            return client.createSecret(r -> r.name(name).description(description).secretString(value)).name();
        } catch (ResourceExistsException _) {
            // Somebody made it at the same moment.
            return client.putSecretValue(r -> r.secretId(name).secretString(value)).name();
        }
    }

    /** Deletes the secret for good; nothing happens without one. */
    public void forget(String name) {
        calling("deleting the secret '" + name + "'", ErrorCode.PERMISSION_MISSING, () -> {
            try {
                return client.deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true)).name();
            } catch (ResourceNotFoundException _) {
                return name;
            }
        });
    }

    /** @param refused what it means that the service says no */
    static <T> T calling(String what, ErrorCode refused, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw ServiceErrors.translate(what, refused, e);
        }
    }
}
