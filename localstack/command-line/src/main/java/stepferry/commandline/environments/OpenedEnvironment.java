package stepferry.commandline.environments;

import stepferry.commandline.cloud.Cloud;
import stepferry.model.Environment;
import stepferry.model.rules.Classification;
import stepferry.model.structure.Structure;
import stepferry.profiles.Profiles;
import stepferry.tables.Databases;

/**
 * An environment as it was seen once.
 *
 * @param serverVersion the database server's own version text
 * @param classification what the environment's profile makes of the structure
 */
public record OpenedEnvironment(Environment environment, String serverVersion, Structure structure,
        Classification classification) {

    /**
     * Connects, looks, and disconnects.
     *
     * @throws stepferry.model.Rejected if the environment is not known, the login is refused, or the profile does not fit
     * @throws stepferry.model.Unavailable if nobody answers
     */
    public static OpenedEnvironment look(Cloud cloud, String name) {
        var environment = cloud.environments().read(name);
        var profile = Profiles.named(environment.profile());
        try (var database = Databases.open(environment, new Passwords(cloud.secrets()).of(environment))) {
            database.beginSnapshot();
            var structure = database.structure();
            var classification = profile.classify(database.connection(), environment.schema(), structure);
            return new OpenedEnvironment(environment, database.serverVersion(), structure, classification);
        }
    }
}
