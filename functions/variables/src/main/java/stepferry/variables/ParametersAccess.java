package stepferry.variables;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import stepferry.model.ErrorCode;
import stepferry.model.variables.VariableKind;

/** Parameters of the Systems Manager by name, with errors of ours, which never hold what was to be stored. */
public final class ParametersAccess {
    private final Supplier<SsmClient> client;

    /** @param client asked when there is something to ask: hardly any environment has parameters, and a client takes its time to make */
    public ParametersAccess(Supplier<SsmClient> client) {
        this.client = client;
    }

    /** A parameter without its value. */
    public record Listed(String name, VariableKind kind) {}

    /**
     * The parameters right under a path, by name.
     *
     * @param path without a slash at its end
     */
    public List<Listed> list(String path) {
        return SecretsAccess.calling("listing the parameters under '" + path + "'", ErrorCode.PERMISSION_MISSING, () -> client.get()
                .getParametersByPathPaginator(r -> r.path(path).recursive(false).withDecryption(false)).stream()
                .flatMap(page -> page.parameters().stream())
                .map(parameter -> new Listed(parameter.name(),
                        parameter.type() == ParameterType.SECURE_STRING ? VariableKind.SECRET : VariableKind.PLAIN))
                .sorted(Comparator.comparing(Listed::name))
                .toList());
    }

    /** Sets a parameter, which is made if there is none. */
    public void keep(String name, String description, VariableKind kind, String value) {
        SecretsAccess.calling("storing the parameter '" + name + "'", ErrorCode.PERMISSION_MISSING, () -> client.get().putParameter(r -> r.name(name)
                .description(description).value(value).type(kind == VariableKind.SECRET ? ParameterType.SECURE_STRING : ParameterType.STRING)
                // Above 4 KiB a parameter is of the tier that costs, and below it is not.
                .tier(ParameterTier.INTELLIGENT_TIERING).overwrite(true)).version());
    }
}
