package stepferry.commandline.environments;

import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.model.Engine;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Guards;
import stepferry.model.Rejected;
import stepferry.model.window.MaintenanceWindow;
import stepferry.profiles.Profiles;

/** Names a database. */
@Command(name = "add", description = "Names a database, or changes what a name means.", mixinStandardHelpOptions = true)
final class AddEnvironment extends ClientAction {
    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and dashes.")
    private String name;

    @Option(names = "--url", required = true, paramLabel = "jdbc:...", description = "The JDBC URL, without user and password.")
    private String url;

    @Option(names = "--user", required = true, description = "The database user.")
    private String user;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private PasswordSource password;

    @Option(names = "--profile", defaultValue = "generic", description = "generic or nocobase; generic unless given.")
    private String profile;

    @Option(names = "--schema", description = "The schema of the application's tables; 'public' unless given, on PostgreSQL.")
    private Optional<String> schema = Optional.empty();

    @Option(names = "--approval", defaultValue = "none",
            description = "Whether promotions into it have to be approved: ${COMPLETION-CANDIDATES}; none unless given.")
    private Approval approval;

    @Option(names = "--requires", paramLabel = "ENVIRONMENT",
            description = "Take only packages that this environment has received and verified before.")
    private Optional<String> requires = Optional.empty();

    @Option(names = "--window", paramLabel = "'[DAYS ]HH:MM-HH:MM ZONE'",
            description = "Let promotions change it only then, such as 'Sat,Sun 02:00-04:30 Europe/Berlin'; a rollback may always.")
    private Optional<String> window = Optional.empty();

    /** Whether a person approves what is promoted into the environment. */
    enum Approval {
        none,
        required
    }

    @Mixin
    private VariableOptions variables;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        Profiles.named(profile);
        requires.ifPresent(cloud.environments()::read);
        boolean known = cloud.environments().all().stream().anyMatch(each -> each.name().equals(name));
        var environment = password.secret()
                .map(secret -> Registration.add(cloud, environment(secret)))
                .orElseGet(() -> Registration.add(cloud, environment(""), password.read(session.around())));
        return Answer.done(environment,
                (known ? "changed" : "added") + " environment '" + name + "', its password is in secret '" + environment.secret()
                + "'",
                "  to try it: stepferry env check " + name);
    }

    private Environment environment(String secret) {
        return new Environment(name, url, user, secret, schema.orElseGet(this::usualSchema), profile, variables.place(),
                new Guards(requires, approval == Approval.required, window.map(MaintenanceWindow::parse)));
    }

    private String usualSchema() {
        return switch (Engine.ofUrl(url)) {
            case POSTGRESQL -> "public";
            case MYSQL, MARIADB -> database();
        };
    }

    private String database() {
        var path = url.replaceFirst("^jdbc:[a-z]+://[^/]*/?", "").replaceFirst("\\?.*$", "");
        if (path.isBlank()) {
            throw new Rejected(ErrorCode.ENVIRONMENT_INVALID, "The URL of environment '" + name
                    + "' names no database: add it, or --schema");
        }
        return path;
    }
}
