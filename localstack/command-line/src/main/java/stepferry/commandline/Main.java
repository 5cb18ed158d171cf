package stepferry.commandline;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import stepferry.commandline.session.Surroundings;

/** Where {@code ./stepferry} begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Surroundings.ofProcess(), args));
    }

    /** Runs one command and returns its exit code. */
    public static int run(Surroundings around, String... args) {
        var root = new Stepferry(around);
        return new CommandLine(root)
                .setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((failure, _) -> Failures.misused(failure, around))
                .setExecutionExceptionHandler((failure, _, _) -> Failures.failed(failure, root))
                .execute(args);
    }
}
