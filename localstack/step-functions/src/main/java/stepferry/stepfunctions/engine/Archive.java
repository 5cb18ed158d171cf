package stepferry.stepfunctions.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.stepfunctions.journal.Journal;

/** Where executions' journals lie: {@code machine/name.jsonl}, those of a Map's children in {@code machine/label/}. */
final class Archive {
    private static final String SUFFIX = ".jsonl";

    private final Path directory;

    Archive(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory + "; choose a directory that can be written", e);
        }
    }

    Path file(String executionArn) {
        int name = executionArn.lastIndexOf(':');
        int machine = executionArn.lastIndexOf(':', name - 1);
        return directory.resolve(executionArn.substring(machine + 1, name)).resolve(executionArn.substring(name + 1) + SUFFIX);
    }

    /** An execution that is not running in this process, read from its file. */
    Optional<Execution> read(String executionArn) {
        if (executionArn.contains("..") || !executionArn.contains(":execution:")) {
            return Optional.empty();
        }
        Path file = file(executionArn);
        return Files.isRegularFile(file) ? Journal.recover(file).map(Execution::recovered) : Optional.empty();
    }

    /** Every execution that was not started by a Map. */
    List<Execution> readAll() {
        try (Stream<Path> files = Files.walk(directory, 2)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX) && Files.isRegularFile(f))
                    .flatMap(f -> Journal.recover(f).stream()).map(Execution::recovered).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}
