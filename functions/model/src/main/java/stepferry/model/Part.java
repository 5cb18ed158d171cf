package stepferry.model;

import java.util.Objects;

/**
 * One chunk of one table's rows: a run of whole zstd frames inside a file of the package.
 *
 * @param file the file's name inside the package
 * @param offset where the part begins in the file, in bytes
 * @param length its compressed length, in bytes
 * @param rows how many rows
 * @param rawBytes its length once decompressed, in bytes
 * @param sha256 checksum of the compressed bytes
 */
public record Part(String file, long offset, long length, long rows, long rawBytes, String sha256) {
    public Part {
        Objects.requireNonNull(file);
        Objects.requireNonNull(sha256);
        if (offset < 0 || length < 0 || rows < 0 || rawBytes < 0) {
            throw new IllegalArgumentException("a part has no negative measure: " + file + " at " + offset);
        }
    }
}
