package stepferry.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder where unpacked binaries are shared between runs: the property {@code stepferry.cache}, else {@code STEPFERRY_CACHE},
 * else {@code stepferry} in the user's cache folder. It may be deleted at any time when no server runs.
 */
public final class CacheFolder {
    private static final Object ONE_AT_A_TIME = new Object();

    private CacheFolder() {}

    /** Fills an empty folder; what it throws leaves no folder behind. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path empty) throws IOException;
    }

    static Path root() {
        return Optional.ofNullable(System.getProperty("stepferry.cache"))
                .or(() -> Optional.ofNullable(System.getenv("STEPFERRY_CACHE")))
                .map(Path::of)
                .orElseGet(() -> userCache().resolve("stepferry"));
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    /** The folder {@code name}, filled once on this machine: concurrent callers, in this JVM or another, wait for the first. */
    public static Path once(String name, Filling filling) {
        Path folder = root().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        synchronized (ONE_AT_A_TIME) {
            return fillLocked(folder, filling);
        }
    }

    private static Path fillLocked(Path folder, Filling filling) {
        try {
            Files.createDirectories(folder.getParent());
            try (FileChannel lock = FileChannel.open(
                            folder.resolveSibling(folder.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                return Files.isDirectory(folder) && held.isValid() ? folder : fill(folder, filling);
            }
        } catch (IOException e) {
            throw new ServerUnavailable(
                    "Cannot fill the cache folder " + folder + ": " + e.getMessage()
                            + ". Free space there, or set STEPFERRY_CACHE to a folder that can be written.", e);
        }
    }

    private static Path fill(Path folder, Filling filling) throws IOException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
        Folders.delete(draft);
        Files.createDirectories(draft);
        try {
            filling.fill(draft);
        } catch (IOException | RuntimeException e) {
            Folders.delete(draft);
            throw e;
        }
        return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
