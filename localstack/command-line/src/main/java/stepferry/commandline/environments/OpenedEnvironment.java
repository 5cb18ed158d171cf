package stepferry.commandline.environments;

import java.util.List;
import java.util.Optional;
import stepferry.commandline.cloud.Cloud;
import stepferry.model.Environment;
import stepferry.model.rules.Classification;
import stepferry.model.structure.Structure;
import stepferry.profiles.Profiles;
import stepferry.tables.Databases;
import stepferry.variables.stores.PresentVariable;
import stepferry.variables.stores.Store;

/**
 * An environment as it was seen once.
 *
 * @param serverVersion the database server's own version text
 * @param classification what the environment's profile makes of the structure
 * @param store where its variables are, in words
 * @param variables their names and kinds
 */
public record OpenedEnvironment(Environment environment, String serverVersion, Structure structure,
        Classification classification, Optional<String> store, List<PresentVariable> variables) {

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
            var store = cloud.variableStores().find(environment, database, structure);
            return new OpenedEnvironment(environment, database.serverVersion(), structure, classification, store.map(Store::words),
                    store.map(Store::present).orElse(List.of()));
        }
    }
}
