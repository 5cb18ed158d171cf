package stepferry.variables.stores;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.variables.GivenValues;
import stepferry.variables.ParametersAccess;

/** Variables as parameters of the Systems Manager right under a path. A secret is a SecureString under the account's own key. */
public final class ParameterStore implements Store {
    private static final int MOST_BYTES = 8_192;

    private final Environment environment;
    private final ParametersAccess parameters;
    private final String path;

    /** @param path with or without a slash at its end */
    ParameterStore(Environment environment, ParametersAccess parameters, String path) {
        this.environment = environment;
        this.parameters = parameters;
        this.path = path.replaceFirst("/$", "");
    }

    @Override
    public String words() {
        return "parameters " + path + "/*";
    }

    @Override
    public List<PresentVariable> present() {
        return parameters.list(path).stream()
                .map(parameter -> new PresentVariable(parameter.name().substring(path.length() + 1), parameter.kind(), false)).toList();
    }

    @Override
    public void refuse(GivenValues values) {
        var large = values.byName().entrySet().stream()
                .filter(each -> bytes(each.getValue().value()) > MOST_BYTES)
                .map(each -> each.getKey() + " (" + bytes(each.getValue().value()) + " bytes)").toList();
        if (!large.isEmpty()) {
            throw new Rejected(ErrorCode.VARIABLE_INVALID, "A parameter holds " + MOST_BYTES + " bytes, and these values take more: "
                    + String.join(", ", large) + ". Nothing was written");
        }
        var kinds = present().stream().collect(Collectors.toMap(PresentVariable::name, PresentVariable::kind));
        var other = values.byName().entrySet().stream()
                .filter(each -> kinds.getOrDefault(each.getKey(), each.getValue().kind()) != each.getValue().kind())
                .map(each -> path + "/" + each.getKey()).toList();
        if (!other.isEmpty()) {
            throw new Rejected(ErrorCode.VARIABLE_STORE_INVALID, "Environment '" + environment.name() + "': these parameters are no "
                    + "SecureString, and "
                    + "their values are secrets: " + String.join(", ", other) + ". AWS changes no parameter's type: delete them, and run again");
        }
    }

    @Override
    public void write(GivenValues values) {
        refuse(values);
        values.byName().forEach((name, given) -> parameters.keep(path + "/" + name, "A variable of environment " + environment.name(), given.kind(),
                given.value()));
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
