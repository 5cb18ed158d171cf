package stepferry.variables.stores;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.variables.SecretsAccess;

/** Reads the key with which an environment's application encrypts its secrets, out of the secret that the environment names. */
record KeySource(Environment environment, SecretsAccess secrets) {
    boolean named() {
        return environment.variables().key().isPresent();
    }

    /** @throws Rejected with VARIABLE_KEY_MISSING if none is named or it is not there, or VARIABLE_KEY_WRONG if what is there is no key */
    ApplicationKey read() {
        var name = environment.variables().key().orElseThrow(() -> missing("a secret is to be written, and the application stores secrets "
                + "encrypted: put the application's key (APP_AES_SECRET_KEY, 64 hexadecimal digits) into a secret of the Secrets Manager, and name "
                + "that with 'stepferry env add … --variables-key SECRET'"));
        var text = secrets.find(name);
        var bytes = text.isPresent() ? Optional.<byte[]>empty() : secrets.findBytes(name);
        if (text.isEmpty() && bytes.isEmpty()) {
            throw missing("there is no secret '" + name + "', where the application's key should be: create it, or name another one with "
                    + "'stepferry env add … --variables-key SECRET'");
        }
        return text.map(KeySource::digits).flatMap(ApplicationKey::of).or(() -> bytes.flatMap(ApplicationKey::of))
                .orElseThrow(() -> wrong("secret '" + name + "' holds no key: 64 hexadecimal digits are one, as text or in the field 'key'"));
    }

    /** Tries the key on what the application has encrypted. */
    ApplicationKey proven(Iterable<String> stored) {
        var key = read();
        boolean tried = false;
        for (var each : stored) {
            tried = true;
            if (key.decrypt(each).isPresent()) {
                return key;
            }
        }
        if (tried) {
            throw wrong("the key in secret '" + environment.variables().key().orElseThrow() + "' does not decrypt the secrets that are there: the "
                    + "application could not read what it encrypts. Put the key that the application runs with there");
        }
        return key;
    }

    private static String digits(String text) {
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            return Json.MAPPER.readTree(text).path("key").asText("");
        } catch (JsonProcessingException _) {
            return "";
        }
    }

    private Rejected missing(String why) {
        return new Rejected(ErrorCode.VARIABLE_KEY_MISSING, "Environment '" + environment.name() + "': " + why);
    }

    private Rejected wrong(String why) {
        return new Rejected(ErrorCode.VARIABLE_KEY_WRONG, "Environment '" + environment.name() + "': " + why + ". Nothing was written");
    }
}
