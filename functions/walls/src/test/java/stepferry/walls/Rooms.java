package stepferry.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rooms of functions/, their classes and their sources. */
final class Rooms {
    /** What the steps stand on. */
    static final List<String> FLOOR = List.of("model", "packages", "tables", "comparison", "profiles", "variables", "rules", "journal", "runtime");
    /** One per state, in flow order. */
    static final List<String> STEPS = List.of("admit", "export", "check", "await", "plan", "apply", "verify", "rollback", "close");

    static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("stepferry");

    private Rooms() {}

    static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> "stepferry." + room + "..").toArray(String[]::new);
    }

    /** Every file of main code with the given end of its name. */
    static List<Path> sources(String end) {
        try (var files = Files.walk(ROOT.resolve("functions"))) {
            return files.filter(file -> file.toString().contains("/src/main/java/") && file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
