package stepferry.cloud;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parts of the project lie: in the distribution named by the property {@code stepferry.home}, or in the clone that
 * these classes were built in.
 */
public final class Distribution {
    private Distribution() {}

    /**
     * The clone that these classes were built in, also when they run from the distribution that the launcher built there.
     *
     * @throws IllegalStateException if they were carried elsewhere
     */
    public static Path sources() {
        return above("localstack/compose.yaml").orElseThrow(() -> new IllegalStateException("This needs the project's clone, in which it was built"));
    }

    public static Path template() {
        return home().map(home -> home.resolve("infra/template.yaml")).orElseGet(() -> ownClone().resolve("infra/template.yaml"));
    }

    /** The class path of the functions' JVM: their own jars, and the host in this one. */
    static String functionJars() {
        var folder = home().map(home -> home.resolve("functions"))
                .orElseGet(() -> ownClone().resolve("functions/deployable/target/stepferry-functions/lib"));
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The functions are not built: " + folder + " is missing. Run 'mvn -pl functions/deployable -am package'");
        }
        return folder + File.separator + "*" + File.pathSeparator + own();
    }

    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("stepferry.home")).map(Path::of);
    }

    private static Path ownClone() {
        return above("infra/template.yaml")
                .orElseThrow(() -> new IllegalStateException("Set the property stepferry.home to the folder of the distribution"));
    }

    private static Optional<Path> above(String file) {
        return Stream.iterate(own(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(file))).findFirst();
    }

    private static Path own() {
        try {
            return Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of these classes is no path", e);
        }
    }
}
