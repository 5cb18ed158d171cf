package stepferry.bench.contenders;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of this machine. Those of PostgreSQL are taken past the distribution's wrapper scripts, which would cost time of their own. */
public final class Programs {
    private static final int OLDEST_MAJOR = 15;
    private static final int NEWEST_MAJOR = 30;
    private static final Map<String, String> PACKAGES = Map.of(
            "pg_dump", "postgresql-client-15", "pg_restore", "postgresql-client-15", "psql", "postgresql-client-15", "pgcopydb", "pgcopydb",
            "mysqldump", "mariadb-client", "mysql", "mariadb-client", "mydumper", "mydumper", "myloader", "mydumper");
    private static final List<Path> FOLDERS = Stream.concat(
            Stream.iterate(NEWEST_MAJOR, major -> major >= OLDEST_MAJOR, major -> major - 1)
                    .map(major -> Path.of("/usr/lib/postgresql/" + major + "/bin")).filter(Files::isDirectory),
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)).toList();

    private Programs() {}

    /** The variable PATH for commands. */
    static String path() {
        return String.join(File.pathSeparator, FOLDERS.stream().map(Path::toString).toList());
    }

    /** What is missing, with the package that brings it; empty when everything is there. */
    public static Optional<String> missing(List<String> programs) {
        return programs.stream().filter(program -> find(program).isEmpty()).findFirst()
                .map(program -> program + " is missing: apt-get install " + PACKAGES.get(program));
    }

    /** The first line that the program says of its version; nothing if it is not there. */
    public static Optional<String> version(String program) {
        return find(program).map(file -> {
            try {
                var process = new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
                var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
                return lines.filter(line -> line.contains(program) || line.contains("Ver")).findFirst()
                        .map(line -> line.replaceAll("^.*Running | from .*$|, built.*$| for debian.*$", "")).orElse(program);
            } catch (IOException _) {
                return program;
            }
        });
    }

    private static Optional<Path> find(String program) {
        return FOLDERS.stream().map(folder -> folder.resolve(program)).filter(Files::isExecutable).findFirst();
    }
}
