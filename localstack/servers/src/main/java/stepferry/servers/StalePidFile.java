package stepferry.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The postmaster.pid that a killed server leaves. PostgreSQL looks only whether that process id lives, which after a reboot
 * it often does as something else, and then refuses to start.
 */
final class StalePidFile {
    private StalePidFile() {}

    static void remove(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (Files.exists(file) && !servesCluster(Files.readAllLines(file), cluster)) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean servesCluster(List<String> lines, Path cluster) {
        return !lines.isEmpty() && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .map(process -> process.info().arguments().orElse(new String[0]))
                .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .isPresent();
    }
}
