package stepferry.commandline.session;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param folder the current directory
 * @param terminal whether somebody watches, so that a line may be redrawn
 */
public record Surroundings(PrintStream out, PrintStream err, InputStream in, Map<String, String> environment, Path folder,
        boolean terminal) {
    public Surroundings {
        environment = Map.copyOf(environment);
        folder = folder.toAbsolutePath().normalize();
    }

    /** Those of this process. Names in databases are not limited to the terminal's locale, so the output is UTF-8. */
    public static Surroundings ofProcess() {
        boolean terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        var environment = System.getenv();
        return new Surroundings(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.in, environment, Path.of(""),
                terminal && !"dumb".equals(environment.get("TERM")));
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Where the local stack keeps its state: {@code STEPFERRY_HOME}, or {@code .stepferry} of the nearest folder that has one. */
    public Path home() {
        return variable("STEPFERRY_HOME").map(folder::resolve).orElseGet(this::nearest);
    }

    private Path nearest() {
        for (var at = folder; at != null; at = at.getParent()) {
            if (at.resolve(".stepferry").toFile().isDirectory()) {
                return at.resolve(".stepferry");
            }
        }
        return folder.resolve(".stepferry");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
