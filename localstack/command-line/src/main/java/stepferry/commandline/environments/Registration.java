package stepferry.commandline.environments;

import stepferry.commandline.cloud.Cloud;
import stepferry.model.Environment;

/** Environments become known. */
public final class Registration {
    private Registration() {}

    /** Stores the password in a secret of its own, and the environment with that secret's name. */
    public static Environment add(Cloud cloud, Environment draft, String password) {
        var secret = new Passwords(cloud.secrets()).keep(draft.name(), password);
        return add(cloud, new Environment(draft.name(), draft.url(), draft.user(), secret, draft.schema(), draft.profile(), draft.variables(),
                draft.guards()));
    }

    /** Stores an environment whose secret exists. */
    static Environment add(Cloud cloud, Environment environment) {
        cloud.environments().put(environment);
        return environment;
    }
}
