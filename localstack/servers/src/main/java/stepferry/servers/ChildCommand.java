package stepferry.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a server's process is started and ended.
 *
 * @param name        as messages call it
 * @param words       program and arguments
 * @param environment variables set in addition to our own
 * @param log         file that takes its output, emptied at each start
 * @param readyLine   what its log says once it answers
 * @param stopSignal  the signal that ends it in order, without the SIG
 * @param temporary   folder to delete once it has ended
 * @param startLimit  how long it may take to answer
 */
public record ChildCommand(
        String name, List<String> words, Map<String, String> environment, Path log, String readyLine, String stopSignal,
        Optional<Path> temporary, Duration startLimit) {
    private static final String GUARD = guard();

    public ChildCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** The words behind the guard, in a session of its own so that the terminal's Ctrl-C reaches us first. */
    List<String> guarded() {
        Stream<String> guard = Stream.of("setsid", "sh", "-c", GUARD, "stepferry-guard", stopSignal,
                Long.toString(ProcessHandle.current().pid()), temporary.map(Path::toString).orElse(""));
        return Stream.concat(guard, words.stream()).toList();
    }

    private static String guard() {
        try (InputStream script = ChildCommand.class.getResourceAsStream("guard.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read guard.sh from the class path", e);
        }
    }
}
