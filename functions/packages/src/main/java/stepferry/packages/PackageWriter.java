package stepferry.packages;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.RowSink;
import stepferry.model.Sha256;
import stepferry.model.StoredFile;
import stepferry.model.Unavailable;

/**
 * Writes one package: the structure, tables one after another, then {@link #seal}. Each attempt writes into a folder of
 * its own, so that two deliveries of one export never mix two snapshots; the first manifest wins.
 */
public final class PackageWriter {
    /** A part is closed once it holds this much, before compression. */
    static final long PART_BYTES = 32L << 20;
    /** A file is closed once it holds this much, compressed. */
    static final long FILE_BYTES = 64L << 20;

    private static final int ZSTD_LEVEL = 1;

    private final Bucket bucket;
    private final String id;
    private final String folder = "data-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<StoredFile> files = new ArrayList<>();
    private MultipartFile current;
    private String currentName;

    PackageWriter(Bucket bucket, String id) {
        this.bucket = bucket;
        this.id = id;
    }

    /** Stores a small file and returns its name inside the package. */
    public String document(String name, byte[] bytes) {
        var full = folder + "/" + name;
        bucket.put(PackageStore.key(id, full), bytes);
        files.add(new StoredFile(full, bytes.length, Sha256.of(bytes)));
        return full;
    }

    /** Lets the source write a table's rows, and returns the parts that they became. */
    public List<Part> table(RowSource source) {
        var parts = new TableParts();
        try (parts) {
            source.writeTo(parts);
        } catch (IOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "A part of package " + id + " could not be written", e);
        }
        return parts.done;
    }

    /**
     * Commits the package. When another delivery of the same export was first, this one's files are removed and the
     * other's manifest is returned.
     */
    public Manifest seal(Manifest manifest) {
        closeFile();
        var sealed = manifest.sealed();
        var first = bucket.putOnce(PackageStore.manifestKey(id), Json.bytes(sealed)) ? sealed : new PackageStore(bucket).read(id);
        // What is there may be our own: the answer to the first attempt at writing it can get lost.
        if (first.digest().equals(sealed.digest())) {
            removeOtherAttempts();
        } else {
            abort();
        }
        return first;
    }

    /** An attempt that was killed could not clean up after itself, and one still under way has lost. */
    private void removeOtherAttempts() {
        var ours = PackageStore.key(id, folder + "/");
        var others = bucket.keys(PackageStore.key(id, "data-")).stream().filter(key -> !key.startsWith(ours)).toList();
        if (!others.isEmpty()) {
            bucket.delete(others);
        }
    }

    /** The files stored so far; the manifest lists them. */
    public List<StoredFile> files() {
        closeFile();
        return List.copyOf(files);
    }

    /** Removes what this attempt wrote. */
    public void abort() {
        if (current != null) {
            current.abort();
            current = null;
        }
        bucket.delete(files.stream().map(file -> PackageStore.key(id, file.name())).toList());
        files.clear();
    }

    private MultipartFile file() {
        if (current != null && current.length() >= FILE_BYTES) {
            closeFile();
        }
        if (current == null) {
            currentName = folder + "/%05d.zst".formatted(files.size() + 1);
            current = bucket.file(PackageStore.key(id, currentName));
        }
        return current;
    }

    private void closeFile() {
        if (current != null) {
            long length = current.length();
            files.add(new StoredFile(currentName, length, current.finish()));
            current = null;
        }
    }

    /** Something that can write rows into a sink, such as a query. */
    @FunctionalInterface
    public interface RowSource {
        void writeTo(RowSink sink) throws IOException;
    }

    private final class TableParts implements RowSink, AutoCloseable {
        private final List<Part> done = new ArrayList<>();
        private OutputStream zstd;
        private MessageDigest digest;
        private long offset;
        private long rows;
        private long raw;

        @Override
        public void row(byte[] row) throws IOException {
            if (zstd == null) {
                open();
            }
            zstd.write(row);
            rows++;
            raw += row.length;
            if (raw >= PART_BYTES) {
                close();
            }
        }

        private void open() throws IOException {
            var file = file();
            offset = file.length();
            digest = Sha256.begin();
            zstd = new ZstdOutputStreamNoFinalizer(new Digesting(file, digest), ZSTD_LEVEL).setChecksum(true);
        }

        @Override
        public void close() throws IOException {
            if (zstd == null) {
                return;
            }
            var ending = zstd;
            zstd = null;
            ending.close();
            done.add(new Part(currentName, offset, current.length() - offset, rows, raw, Sha256.end(digest)));
            rows = 0;
            raw = 0;
        }
    }
}
