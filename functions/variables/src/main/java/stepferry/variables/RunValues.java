package stepferry.variables;

import java.util.regex.Pattern;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * The values that were given for runs. Those of one run wait in one secret of the Secrets Manager, which its request names, and nowhere
 * else; it goes when the run ends.
 */
public final class RunValues {
    /** What the names of Stepferry's own secrets begin with, unless a deployment says otherwise. */
    public static final String USUAL_PREFIX = "stepferry/";

    /** What a run that has been let in is called; any other never had values. */
    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private final SecretsAccess secrets;
    private final String prefix;

    /** @param prefix what the names of this deployment's secrets begin with */
    public RunValues(SecretsAccess secrets, String prefix) {
        this.secrets = secrets;
        this.prefix = prefix;
    }

    /** The secret that belongs to a run; its end deletes it. */
    public String nameOf(String run) {
        return prefix + "runs/" + run + "/values";
    }

    /**
     * Stores values for a run, beside those that were stored before; where a name comes again, the later value holds.
     *
     * @return the secret's name, as requests and {@link Admission#values} carry it
     * @throws Rejected with VARIABLE_INVALID if together they are more than a secret holds
     */
    public String add(String run, GivenValues values) {
        var name = nameOf(run);
        var all = secrets.find(name).map(text -> GivenValues.parse(text, "Secret '" + name + "'")).orElse(GivenValues.NONE).and(values);
        secrets.keep(name, "Values of variables for a run of Stepferry, until it ends", all.json());
        return name;
    }

    /** @throws Rejected with SECRET_UNREADABLE if the run names a secret that is not there, or VARIABLE_INVALID for what it holds */
    public GivenValues of(Admission run) {
        return run.values().map(this::read).orElse(GivenValues.NONE);
    }

    private GivenValues read(String name) {
        return GivenValues.parse(text(name), "Secret '" + name + "'");
    }

    private String text(String name) {
        return secrets.find(name).orElseThrow(() -> new Rejected(ErrorCode.SECRET_UNREADABLE, "The secret '" + name
                + "', which holds the run's values of variables, is not there or holds bytes and no text: give the values again"));
    }

    /** Deletes the secret that belongs to the run, and no other one. */
    public void forget(String run) {
        if (POSSIBLE.matcher(run).matches()) {
            secrets.forget(nameOf(run));
        }
    }
}
