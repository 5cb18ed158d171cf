package stepferry.variables.stores;

import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.VariableStore;
import stepferry.model.variables.VariablePlace;

/** How people write down where an environment keeps its variables. */
public final class Places {
    private static final Pattern TABLE = Pattern.compile("(?<table>[^()]+)(?:\\((?<name>[^(),]+),(?<value>[^(),]+)(?:,(?<type>[^(),]+))?\\))?");
    private static final Pattern PARAMETERS = Pattern.compile("/[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+){0,12}/?");

    private Places() {}

    /**
     * Understands {@code profile}, {@code table:NAME(name,value,type)}, {@code secrets:PREFIX} and {@code ssm:/PATH}.
     *
     * @param key the secret that holds the application's key
     * @throws Rejected with ENVIRONMENT_INVALID
     */
    public static VariablePlace parse(String words, Optional<String> key) {
        int colon = words.indexOf(':');
        var at = colon < 0 ? "" : words.substring(colon + 1);
        return switch (colon < 0 ? words : words.substring(0, colon)) {
            case "profile" -> place(VariablePlace.Kind.PROFILE, at, at.isEmpty(), words, key);
            case "table" -> place(VariablePlace.Kind.TABLE, at, TABLE.matcher(at).matches(), words, key);
            case "secrets" -> place(VariablePlace.Kind.SECRETS_MANAGER, at, SecretsStore.allows(at) && key.isEmpty(), words, key);
            case "ssm" -> place(VariablePlace.Kind.SSM, at, PARAMETERS.matcher(at).matches() && key.isEmpty(), words, key);
            default -> throw unknown(words);
        };
    }

    /** What {@link #parse} understands, of a place. */
    public static String words(VariablePlace place) {
        return switch (place.kind()) {
            case PROFILE -> "profile";
            case TABLE -> "table:" + place.at();
            case SECRETS_MANAGER -> "secrets:" + place.at();
            case SSM -> "ssm:" + place.at();
        };
    }

    /** The table that a place of the kind TABLE names. */
    public static VariableStore table(VariablePlace place) {
        var parts = TABLE.matcher(place.at());
        if (!parts.matches()) {
            throw unknown(words(place));
        }
        return new VariableStore(parts.group("table").strip(), part(parts.group("name"), "name"),
                Optional.ofNullable(parts.group("type")).map(String::strip), part(parts.group("value"), "value"), "plain", "secret");
    }

    private static String part(String given, String usual) {
        return Optional.ofNullable(given).map(String::strip).orElse(usual);
    }

    private static VariablePlace place(VariablePlace.Kind kind, String at, boolean understood, String words, Optional<String> key) {
        if (!understood) {
            throw unknown(words);
        }
        return new VariablePlace(kind, at, key);
    }

    private static Rejected unknown(String words) {
        return new Rejected(ErrorCode.ENVIRONMENT_INVALID, "'" + words + "' does not say where variables are kept. What does: profile; "
                + "table:NAME, table:NAME(name,value) or table:NAME(name,value,type) with the columns' names; secrets:PREFIX; ssm:/PATH. "
                + "A key goes with a table only");
    }
}
