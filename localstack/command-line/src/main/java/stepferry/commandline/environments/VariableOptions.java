package stepferry.commandline.environments;

import java.util.Optional;
import picocli.CommandLine.Option;
import stepferry.model.variables.VariablePlace;
import stepferry.variables.stores.Places;

/** Where an environment keeps its application's variables. */
final class VariableOptions {
    @Option(names = "--variables", defaultValue = "profile", paramLabel = "PLACE",
            description = "Where the application keeps its variables: profile (where the profile says; unless given), table:NAME(name,value[,type]),"
                    + " secrets:PREFIX, ssm:/PATH.")
    private String place;

    @Option(names = "--variables-key", paramLabel = "SECRET",
            description = "The Secrets Manager secret that holds the key with which the application encrypts its secrets"
                    + " (NocoBase: APP_AES_SECRET_KEY).")
    private Optional<String> key = Optional.empty();

    /** @throws stepferry.model.Rejected with ENVIRONMENT_INVALID */
    VariablePlace place() {
        return Places.parse(place, key);
    }
}
