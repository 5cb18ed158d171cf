package stepferry.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.Rejected;
import stepferry.model.Sha256;
import stepferry.model.StoredFile;
import stepferry.model.Unavailable;

/** The packages in a bucket. */
public final class PackageStore {
    private static final String ROOT = "packages/";
    private static final String MANIFEST = "manifest.json";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Bucket bucket;

    public PackageStore(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Has loaded what compressing and decompressing needs. */
    public static void prime() {
        var one = new byte[] {1};
        var back = new byte[1];
        if (Zstd.decompress(back, Zstd.compress(one)) != 1) {
            throw new IllegalStateException("what was compressed does not come back");
        }
    }

    /** Begins a package; nothing exists until it is sealed. */
    public PackageWriter begin(String id) {
        return new PackageWriter(bucket, checked(id));
    }

    /** @throws Rejected if the manifest was changed after it was written, or is of a later format */
    public Optional<Manifest> find(String id) {
        return bucket.find(manifestKey(checked(id))).map(bytes -> parse(id, bytes));
    }

    /** @throws Rejected if there is no such package, or its manifest cannot be trusted */
    public Manifest read(String id) {
        return find(id).orElseThrow(() -> new Rejected(ErrorCode.PACKAGE_UNKNOWN,
                "There is no package '" + id + "': 'stepferry package list' shows those there are"));
    }

    /** The id of every package that was sealed, in the order of the names. */
    public List<String> ids() {
        return bucket.keys(ROOT).stream()
                .filter(key -> key.endsWith("/" + MANIFEST))
                .map(key -> key.substring(ROOT.length(), key.length() - MANIFEST.length() - 1))
                .filter(id -> ID.matcher(id).matches())
                .toList();
    }

    /** Removes the package, manifest first so that it is gone at once. */
    public void delete(String id) {
        bucket.delete(List.of(manifestKey(checked(id))));
        bucket.delete(bucket.keys(ROOT + id + "/"));
    }

    /**
     * A small file of the package.
     *
     * @throws Rejected if its bytes are not those that the manifest promises
     */
    public byte[] document(Manifest manifest, String name) {
        var promised = manifest.file(name).orElseThrow(() -> missing(manifest.id(), name));
        var bytes = bucket.find(key(manifest.id(), name)).orElseThrow(() -> missing(manifest.id(), name));
        if (!Sha256.of(bytes).equals(promised.sha256())) {
            throw corrupt(manifest.id(), name);
        }
        return bytes;
    }

    /**
     * A part's rows, decompressed as they are read.
     *
     * <p>The last read fails with {@link Rejected} when the bytes were not those that the manifest promises.
     */
    public InputStream rows(Manifest manifest, Part part) {
        var stored = new Checked(bucket.open(key(manifest.id(), part.file()), part.offset(), part.length()),
                part.sha256(), manifest.id() + "/" + part.file());
        try {
            return new Decompressed(stored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads every byte of the package and compares it with the manifest.
     *
     * @throws Rejected naming the file that is missing, short or changed
     */
    public void verify(Manifest manifest) {
        for (var file : manifest.files()) {
            verify(manifest, file);
        }
    }

    /**
     * Reads every byte of one of the package's files.
     *
     * @throws Rejected if it is missing, short or changed
     */
    public void verify(Manifest manifest, StoredFile file) {
        var id = manifest.id();
        try (var in = new Checked(bucket.open(key(id, file.name())), file.sha256(), id + "/" + file.name())) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            if (length != file.bytes()) {
                throw corrupt(id, file.name());
            }
        } catch (IOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "Reading '" + file.name() + "' of package " + id + " broke off", e);
        }
    }

    private static Manifest parse(String id, byte[] bytes) {
        try {
            refuseOtherFormat(id, Json.read(bytes, JsonNode.class).path("format").asInt());
            return Optional.ofNullable(Json.read(bytes, Manifest.class))
                    .filter(manifest -> manifest.intact() && manifest.id().equals(id))
                    .orElseThrow(() -> corrupt(id, MANIFEST));
        } catch (UncheckedIOException e) {
            throw new Rejected(ErrorCode.PACKAGE_CORRUPT,
                    "The manifest of package '" + id + "' cannot be read: export the package again", e);
        }
    }

    // Looked at first: nobody knows what else is different in another format.
    private static void refuseOtherFormat(String id, int format) {
        if (format > 0 && format != Manifest.FORMAT) {
            throw new Rejected(ErrorCode.PACKAGE_FORMAT_UNKNOWN, "Package '" + id + "' has format " + format
                    + ", and this version reads " + Manifest.FORMAT
                    + ": " + (format > Manifest.FORMAT ? "update this deployment" : "export it again"));
        }
    }

    static Rejected corrupt(String id, String file) {
        return new Rejected(ErrorCode.PACKAGE_CORRUPT, "File '" + file + "' of package '" + id
                + "' is not what was written (its checksum or length differs): export the package again");
    }

    private static Rejected missing(String id, String file) {
        return new Rejected(ErrorCode.PACKAGE_INCOMPLETE,
                "File '" + file + "' of package '" + id + "' is missing: export the package again");
    }

    static String manifestKey(String id) {
        return key(id, MANIFEST);
    }

    static String key(String id, String name) {
        return ROOT + id + "/" + name;
    }

    private static String checked(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new Rejected(ErrorCode.REQUEST_INVALID,
                    "A package's id has letters, digits, dots, dashes and underscores, at most 100: '" + id + "' is none");
        }
        return id;
    }
}
