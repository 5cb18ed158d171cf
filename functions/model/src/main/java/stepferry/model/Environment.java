package stepferry.model;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import stepferry.model.variables.VariablePlace;

/**
 * A named database that an application runs on.
 *
 * @param name lower-case letters, digits and dashes
 * @param url the JDBC URL, without credentials
 * @param user the database user
 * @param secret ARN or name of the Secrets Manager secret that holds the password; the password itself is nowhere else
 * @param schema the schema (PostgreSQL) or database (MySQL, MariaDB) of the application's tables
 * @param profile the application profile
 * @param variables where the application's variables are kept
 * @param guards what is demanded of promotions into it
 */
public record Environment(
        String name, String url, String user, String secret, String schema, String profile, VariablePlace variables, Guards guards) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)([?&](user|password)=)|(//[^/@]*@)");

    public Environment {
        if (name == null || !NAME.matcher(name).matches()) {
            throw invalid("its name must be 1 to 40 lower-case letters, digits or dashes: '" + name + "'");
        }
        if (url == null || CREDENTIALS.matcher(url).find()) {
            throw invalid("environment '" + name + "' needs a database URL without user or password; give them apart");
        }
        Engine.ofUrl(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(secret);
        Objects.requireNonNull(schema);
        Objects.requireNonNull(profile);
        // An environment that was registered before there were these components has none.
        variables = Objects.requireNonNullElse(variables, VariablePlace.OF_PROFILE);
        guards = Objects.requireNonNullElse(guards, Guards.NONE);
    }

    /** An environment that demands nothing and keeps its variables where the profile says. */
    public Environment(String name, String url, String user, String secret, String schema, String profile) {
        this(name, url, user, secret, schema, profile, VariablePlace.OF_PROFILE, Guards.NONE);
    }

    public Engine engine() {
        return Engine.ofUrl(url);
    }

    /** The same for every name under which one schema of one database is registered: what a lease is taken on. */
    public String place() {
        return url.replaceFirst("\\?.*$", "").toLowerCase(Locale.ROOT) + "#" + schema;
    }

    private static Rejected invalid(String what) {
        return new Rejected(ErrorCode.ENVIRONMENT_INVALID, "The environment cannot be used: " + what);
    }
}
