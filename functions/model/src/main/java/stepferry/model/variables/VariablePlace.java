package stepferry.model.variables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an environment keeps its application's variables.
 *
 * @param kind what kind of store
 * @param at which one: a table, a prefix of parameters or of secrets; empty where the profile knows
 * @param key the Secrets Manager secret that holds the key with which the application encrypts its secrets
 */
public record VariablePlace(Kind kind, String at, Optional<String> key) {
    /** The table that the application's profile knows, with plain values only. */
    public static final VariablePlace OF_PROFILE = new VariablePlace(Kind.PROFILE, "", Optional.empty());

    /** What keeps variables. */
    public enum Kind {
        /** The table that the application's profile knows; none if it knows none. */
        PROFILE,
        /** A table of the application's own: {@code table(name, value)} or {@code table(name, value, type)}. */
        TABLE,
        /** Parameters of the Systems Manager under a path. */
        SSM,
        /** Secrets of the Secrets Manager whose names begin alike. */
        SECRETS_MANAGER;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public VariablePlace {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(key);
    }
}
