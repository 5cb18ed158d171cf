package stepferry.bench.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import stepferry.bench.ground.Ground;
import stepferry.bench.measure.ClientMemory;
import stepferry.bench.measure.Measurement;

/**
 * A contender that is a command for bash.
 *
 * @param command finds the databases as $SOURCE and $TARGET, may leave its dump as $WORK/dump, and writes nothing else of size
 * @param preparation what is written into files of $WORK beforehand, and not measured
 */
public record Shell(String name, List<String> programs, String command, Preparation preparation) implements Contender {
    /** The shell's own word for the time of all its children; the first line is that of the shell itself. */
    private static final String FRAME = "set -eo pipefail\ntrap 'times > \"$WORK/times\"' EXIT\n";
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.,]+)s");

    /** What a command needs that depends on the tables. */
    @FunctionalInterface
    public interface Preparation {
        Preparation NONE = _ -> Map.of();

        /** Texts by the name of their file. */
        Map<String, String> files(Stage stage) throws SQLException;
    }

    public Shell(String name, List<String> programs, String command) {
        this(name, programs, command, Preparation.NONE);
    }

    @Override
    public Outcome run(Stage stage) throws IOException, SQLException {
        for (var file : preparation.files(stage).entrySet()) {
            Files.writeString(stage.folder().resolve(file.getKey()), file.getValue());
        }
        var output = stage.folder().resolve("output");
        var builder = new ProcessBuilder("bash", "-c", FRAME + command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(stage.ground().variables());
        builder.environment().putAll(Map.of("SOURCE", stage.source(), "TARGET", Ground.TARGET, "WORK", stage.folder().toString(),
                "PATH", Programs.path(), "LC_ALL", "C"));
        long begun = System.nanoTime();
        var process = builder.start();
        try (var memory = ClientMemory.of(process)) {
            int code = process.onExit().join().exitValue();
            var wall = Duration.ofNanos(System.nanoTime() - begun);
            memory.close();
            if (code != 0) {
                throw new IOException(name + " ended with exit code " + code + ": " + end(Files.readString(output)));
            }
            return new Outcome(wall, Map.of(Measurement.CLIENT, children(Files.readString(stage.folder().resolve("times")))),
                    Map.of(Measurement.CLIENT, memory.peak()), size(stage.folder().resolve("dump")), Map.of(), Optional.empty());
        }
    }

    private static Duration children(String times) {
        var line = times.lines().skip(1).findFirst().orElse("");
        return TIME.matcher(line).results()
                .map(time -> Duration.ofMinutes(Long.parseLong(time.group(1)))
                        .plusMillis(Math.round(Double.parseDouble(time.group(2).replace(',', '.')) * 1000)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static OptionalLong size(Path dump) throws IOException {
        if (!Files.exists(dump)) {
            return OptionalLong.empty();
        }
        try (var files = Files.walk(dump)) {
            return OptionalLong.of(files.filter(Files::isRegularFile).mapToLong(Shell::length).sum());
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String end(String output) {
        return output.substring(Math.max(0, output.length() - 600)).strip();
    }
}
