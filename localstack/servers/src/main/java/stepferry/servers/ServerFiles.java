package stepferry.servers;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the jars of a server that runs in a JVM of its own. They are gathered by the build and never stand on our class path.
 * Looked at in turn: {@code NAME} in the folder given by the property {@code stepferry.servers} or by {@code STEPFERRY_SERVERS},
 * then {@code NAME/target/lib} in {@code localstack/} of the clone that this class was built in.
 */
final class ServerFiles {
    private ServerFiles() {}

    static Path jars(String name) {
        return configured()
                .map(folder -> folder.resolve(name))
                .or(() -> inClone(name))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new ServerUnavailable("The jars of the server " + name
                        + " were not found: build the module localstack/" + name + " (mvn -pl localstack/" + name
                        + " process-resources), or set STEPFERRY_SERVERS to the folder that holds "
                        + name + "/*.jar"));
    }

    /** The one jar of a module that gathers a single archive. */
    static Path onlyJar(String name) {
        Path folder = jars(name);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst()
                    .orElseThrow(() -> new ServerUnavailable("The folder " + folder
                            + " holds no jar: build the module localstack/" + name));
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot read the folder " + folder, e);
        }
    }

    /** What a child JVM needs: our own few classes, then the server's jars. */
    static String classPath(String name) {
        return ownClasses() + File.pathSeparator + jars(name) + File.separator + "*";
    }

    private static Optional<Path> configured() {
        return Optional.ofNullable(System.getProperty("stepferry.servers"))
                .or(() -> Optional.ofNullable(System.getenv("STEPFERRY_SERVERS")))
                .map(Path::of);
    }

    private static Optional<Path> inClone(String name) {
        return Stream.iterate(ownClasses(), folder -> folder.getParent() != null, Path::getParent)
                .flatMap(folder -> Stream.of(folder, folder.resolve("localstack")))
                .map(folder -> folder.resolve(name).resolve("target").resolve("lib"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Path ownClasses() {
        try {
            return Path.of(ServerFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of the servers' classes is no path", e);
        }
    }
}
