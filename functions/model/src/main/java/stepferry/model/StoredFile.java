package stepferry.model;

import java.util.Objects;

/**
 * A file of a package, other than the manifest.
 *
 * @param name its name inside the package
 * @param bytes its length
 * @param sha256 its checksum
 */
public record StoredFile(String name, long bytes, String sha256) {
    public StoredFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(sha256);
        if (name.isBlank() || name.contains("..") || name.startsWith("/")) {
            throw new IllegalArgumentException("not a name inside a package: " + name);
        }
    }
}
