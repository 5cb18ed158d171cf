package stepferry.commandline.environments;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** The environments' passwords in Secrets Manager. */
final class Passwords {
    private static final String PREFIX = "stepferry/env/";

    private final SecretsManagerClient secrets;

    Passwords(SecretsManagerClient secrets) {
        this.secrets = secrets;
    }

    /** Stores an environment's password and returns the name of its secret. */
    String keep(String environment, String password) {
        var name = PREFIX + environment;
        var value = Json.text(Map.of("password", password));
        try {
            create(name, value);
            return name;
        } catch (SdkException e) {
            throw new Rejected(ErrorCode.PERMISSION_MISSING, "The password of environment '" + environment
                    + "' cannot be stored in secret '"
                    + name + "' (" + e.getClass().getSimpleName() + "): check the permissions for Secrets Manager", e);
        }
    }

    private void create(String name, String value) {
        try {
            secrets.createSecret(r -> r.name(name).description("The password of an environment of Stepferry")
                    .secretString(value));
        } catch (ResourceExistsException _) {
            secrets.putSecretValue(r -> r.secretId(name).secretString(value));
        }
    }

    /** Forgets the password that {@link #keep} stored; a secret that somebody else made is left alone. */
    void forget(Environment environment) {
        if (environment.secret().equals(PREFIX + environment.name())) {
            try {
                secrets.deleteSecret(r -> r.secretId(environment.secret()).forceDeleteWithoutRecovery(true));
            } catch (ResourceNotFoundException _) {
                // Gone, as was asked.
            }
        }
    }

    /** @throws Rejected with SECRET_UNREADABLE */
    String of(Environment environment) {
        try {
            var text = secrets.getSecretValue(r -> r.secretId(environment.secret())).secretString();
            return text != null && text.startsWith("{") ? field(environment, text) : text;
        } catch (SdkException e) {
            throw unreadable(environment, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String field(Environment environment, String text) {
        try {
            var password = Json.MAPPER.readTree(text).path("password");
            if (password.isTextual()) {
                return password.textValue();
            }
        } catch (JsonProcessingException _) {
            // Falls through: the message must not quote the secret.
        }
        throw unreadable(environment, "it has no field 'password'");
    }

    private static Rejected unreadable(Environment environment, String why) {
        return new Rejected(ErrorCode.SECRET_UNREADABLE, "The secret '" + environment.secret() + "' of environment '"
                + environment.name() + "': " + why + "; 'stepferry env add' stores a password anew");
    }
}
