package stepferry.variables.stores;

import java.util.List;
import java.util.regex.Pattern;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.variables.VariableKind;
import stepferry.variables.GivenValues;
import stepferry.variables.SecretsAccess;

/** Variables as secrets of the Secrets Manager: one each, called by a prefix and the variable's name. All of them are secrets there. */
public final class SecretsStore implements Store {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,200}");

    private final Environment environment;
    private final SecretsAccess secrets;
    private final String prefix;

    SecretsStore(Environment environment, SecretsAccess secrets, String prefix) {
        this.environment = environment;
        this.secrets = secrets;
        this.prefix = prefix;
    }

    static boolean allows(String prefix) {
        return PREFIX.matcher(prefix).matches();
    }

    @Override
    public String words() {
        return "secrets " + prefix + "*";
    }

    /** Secrets whose names go on with a slash belong to somebody else. */
    @Override
    public List<PresentVariable> present() {
        return secrets.list(prefix).stream()
                .filter(secret -> secret.name().indexOf('/', prefix.length()) < 0 && secret.name().length() > prefix.length())
                .map(secret -> new PresentVariable(secret.name().substring(prefix.length()), VariableKind.SECRET, secret.empty()))
                .toList();
    }

    @Override
    public void refuse(GivenValues values) {
        var gone = values.names().stream().map(name -> prefix + name).filter(secrets::deleted).toList();
        if (!gone.isEmpty()) {
            throw new Rejected(ErrorCode.VARIABLE_STORE_INVALID, "Environment '" + environment.name() + "': these secrets are marked for deletion: "
                    + String.join(", ", gone) + ". Restore them in the Secrets Manager, or wait until they are gone");
        }
    }

    @Override
    public void write(GivenValues values) {
        values.byName().forEach((name, given) -> secrets.keep(prefix + name, "A variable of environment " + environment.name(), given.value()));
    }
}
