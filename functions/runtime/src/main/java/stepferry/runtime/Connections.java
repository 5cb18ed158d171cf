package stepferry.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import stepferry.journal.Environments;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;
import stepferry.tables.Database;
import stepferry.tables.Databases;
import stepferry.variables.ServiceErrors;

/** Opens environments' databases; the only place where a password passes. */
@Singleton
public final class Connections {
    private final Environments environments;
    private final SecretsManagerClient secrets;

    Connections(Environments environments, SecretsManagerClient secrets) {
        this.environments = environments;
        this.secrets = secrets;
    }

    /** @throws Rejected with ENVIRONMENT_UNKNOWN */
    public Environment environment(String name) {
        return environments.read(name);
    }

    /** The environment's database; the caller closes it. */
    public Database open(String name) {
        return open(environment(name));
    }

    /** The environment's database; the caller closes it, and the function's {@link Deadline} does when that passes. */
    public Database open(Environment environment) {
        return Deadline.watched(Databases.open(environment, password(environment)));
    }

    private String password(Environment environment) {
        String text;
        try {
            text = secrets.getSecretValue(r -> r.secretId(environment.secret())).secretString();
        } catch (SdkException e) {
            throw unread(environment, e);
        }
        if (text == null) {
            throw unreadable(environment, "it holds bytes and no text");
        }
        return text.startsWith("{") ? field(environment, text) : text;
    }

    private static StepferryException unread(Environment environment, SdkException e) {
        var why = "it cannot be read (" + ServiceErrors.reason(e) + ")";
        boolean passing = !(e instanceof SdkServiceException said) || said.statusCode() >= 500 || said.isThrottlingException();
        return passing
                ? new Unavailable(ErrorCode.SECRET_UNREADABLE, sentence(environment, why + "; it may succeed when tried again"))
                : unreadable(environment, why);
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
        return new Rejected(ErrorCode.SECRET_UNREADABLE,
                sentence(environment, why + "; check the secret and the role's permission to read it"));
    }

    private static String sentence(Environment environment, String what) {
        return "The secret '" + environment.secret() + "' of environment '" + environment.name() + "': " + what;
    }
}
