package stepferry.commandline.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The demo's own files: in the distribution that the property {@code stepferry.home} names, or in the clone. */
final class DemoFiles {
    private DemoFiles() {}

    static String text(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's file " + name + " cannot be read", e);
        }
    }

    private static Path folder() {
        return Optional.ofNullable(System.getProperty("stepferry.home")).map(home -> Path.of(home).resolve("demo"))
                .or(DemoFiles::inClone)
                .orElseThrow(() -> new Rejected(ErrorCode.REQUEST_INVALID,
                        "The demo's files were not found: set the property stepferry.home to the distribution's folder"));
    }

    private static Optional<Path> inClone() {
        return Stream.iterate(own(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("localstack").resolve("demo"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Path own() {
        try {
            return Path.of(DemoFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of these classes is no path", e);
        }
    }
}
