package stepferry.packages;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Part;
import stepferry.model.RowSink;
import stepferry.model.Sha256;
import stepferry.model.StoredFile;
import stepferry.model.Unavailable;

/** Writes tables' rows one after another; small tables share a file. */
public final class PartWriter {
    /** A file is closed once it holds this much, compressed. */
    static final long FILE_BYTES = 64L << 20;

    private static final int ZSTD_LEVEL = 1;

    private final PackageWriter whole;
    private MultipartFile current;
    private String currentName;

    PartWriter(PackageWriter whole) {
        this.whole = whole;
    }

    /** Lets the source write a table's rows, or a stretch of them, and returns the parts that they became. */
    public List<Part> table(RowSource source, Cutting cutting) {
        var parts = new TableParts(cutting);
        try (parts) {
            source.writeTo(parts);
        } catch (IOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "A part of package " + whole.id() + " could not be written", e);
        }
        return parts.done;
    }

    void abort() {
        if (current != null) {
            current.abort();
            current = null;
        }
    }

    void closeFile() {
        if (current != null) {
            long length = current.length();
            whole.stored(new StoredFile(currentName, length, current.finish()));
            current = null;
        }
    }

    private MultipartFile file() {
        if (current != null && current.length() >= FILE_BYTES) {
            closeFile();
        }
        if (current == null) {
            currentName = whole.nextName();
            current = whole.file(currentName);
        }
        return current;
    }

    /** Something that can write rows into a sink, such as a query. */
    @FunctionalInterface
    public interface RowSource {
        void writeTo(RowSink sink) throws IOException;
    }

    private final class TableParts implements RowSink, AutoCloseable {
        private final Cutting cutting;
        private final List<Part> done = new ArrayList<>();
        private List<String> from = List.of();
        private OutputStream zstd;
        private MessageDigest digest;
        private long offset;
        private long rows;
        private long raw;

        TableParts(Cutting cutting) {
            this.cutting = cutting;
        }

        @Override
        public void row(byte[] row) throws IOException {
            if (zstd == null) {
                open(row);
            }
            zstd.write(row);
            rows++;
            raw += row.length;
            if (raw >= cutting.bytes()) {
                close();
            }
        }

        private void open(byte[] first) throws IOException {
            var file = file();
            from = cutting.keyOf().apply(first);
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
            done.add(new Part(currentName, offset, current.length() - offset, rows, raw, Sha256.end(digest), from, Optional.empty()));
            rows = 0;
            raw = 0;
        }
    }
}
