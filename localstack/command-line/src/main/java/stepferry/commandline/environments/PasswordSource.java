package stepferry.commandline.environments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;
import stepferry.commandline.session.Surroundings;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** Where a password comes from. It is no argument: those are seen by everybody on the machine. */
final class PasswordSource {
    @Option(names = "--password-env", paramLabel = "VAR", description = "The variable that holds the password.")
    private Optional<String> variable = Optional.empty();

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    @SuppressWarnings("UnusedVariable") // the group takes one of the three, and this is what is left without the others
    private boolean standardInput;

    @Option(names = "--secret-arn", paramLabel = "ARN",
            description = "A secret that exists: the password, or JSON with a field 'password'.")
    private Optional<String> secret = Optional.empty();

    /** The secret that holds the password already. */
    Optional<String> secret() {
        return secret;
    }

    /** @throws Rejected if there is no password where it was said to be */
    String read(Surroundings around) {
        return variable.map(name -> fromVariable(name, around)).orElseGet(() -> firstLine(around));
    }

    private static String fromVariable(String name, Surroundings around) {
        return Optional.ofNullable(around.environment().get(name)).filter(value -> !value.isEmpty())
                .orElseThrow(() -> missing("The variable " + name + " is not set"));
    }

    private static String firstLine(Surroundings around) {
        try {
            var line = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw missing("Standard input is empty");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
    }

    private static Rejected missing(String why) {
        return new Rejected(ErrorCode.REQUEST_INVALID, why + ": it should hold the environment's password");
    }
}
