package stepferry.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One chunk of one table's rows: a run of whole zstd frames inside a file of the package. Where the table is cut by a key, a part holds
 * the rows from its own first key to that of the part behind it.
 *
 * @param file the file's name inside the package
 * @param offset where the part begins in the file, in bytes
 * @param length its compressed length, in bytes
 * @param rows how many rows
 * @param rawBytes its length once decompressed, in bytes
 * @param sha256 checksum of the compressed bytes
 * @param from the key of its first row; empty where the table is not cut by a key
 * @param digest of its rows; empty where the table is not cut by a key
 */
public record Part(
        String file, long offset, long length, long rows, long rawBytes, String sha256, List<String> from, Optional<TableDigest> digest) {
    public Part {
        Objects.requireNonNull(file);
        Objects.requireNonNull(sha256);
        from = List.copyOf(from);
        Objects.requireNonNull(digest);
        if (offset < 0 || length < 0 || rows < 0 || rawBytes < 0) {
            throw new IllegalArgumentException("a part has no negative measure: " + file + " at " + offset);
        }
    }

    /** The same part, its rows digested. */
    public Part digested(TableDigest found) {
        return new Part(file, offset, length, rows, rawBytes, sha256, from, Optional.of(found));
    }
}
