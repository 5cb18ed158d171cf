package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.literal;
import static stepferry.tables.Identifiers.quote;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Storage parameters and view options, kept as {@code name=value}. */
final class Parameters {
    private Parameters() {}

    static String assignment(String parameter) {
        var parts = parameter.split("=", 2);
        return name(parameter) + (parts.length == 1 ? "" : " = " + literal(parts[1]));
    }

    static String name(String parameter) {
        return Arrays.stream(parameter.split("=", 2)[0].split("\\.")).map(part -> quote(part)).collect(Collectors.joining("."));
    }

    static String assignments(List<String> parameters) {
        return parameters.stream().map(Parameters::assignment).collect(Collectors.joining(", "));
    }

    static String names(List<String> parameters) {
        return parameters.stream().map(Parameters::name).collect(Collectors.joining(", "));
    }
}
