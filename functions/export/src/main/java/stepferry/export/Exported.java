package stepferry.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import stepferry.model.Manifest;

/**
 * The package that was written.
 *
 * @param packageId its id
 * @param digest its identity
 * @param tables how many tables it describes
 * @param rows how many rows it carries
 * @param bytes its length as stored
 */
public record Exported(@JsonProperty("package") String packageId, String digest, int tables, long rows, long bytes) {
    static Exported of(Manifest manifest) {
        return new Exported(manifest.id(), manifest.digest(), manifest.tables().size(), manifest.rows(), manifest.storedBytes());
    }

    @Override
    public String toString() {
        return "package %s: %d tables, %d rows, %d bytes".formatted(packageId, tables, rows, bytes);
    }
}
