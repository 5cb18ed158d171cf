package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The database engines an environment can run on. A package goes only between environments of one engine. */
public enum Engine {
    POSTGRESQL,
    MYSQL,
    MARIADB;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Engine of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * The engine that a JDBC URL addresses.
     *
     * @throws Rejected if it is none that is supported
     */
    public static Engine ofUrl(String url) {
        for (var engine : values()) {
            if (url.startsWith("jdbc:" + engine.word() + ":")) {
                return engine;
            }
        }
        throw new Rejected(ErrorCode.ENVIRONMENT_INVALID,
                "The database URL must start with jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:");
    }
}
