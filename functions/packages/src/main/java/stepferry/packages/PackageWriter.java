package stepferry.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import stepferry.model.Json;
import stepferry.model.Manifest;
import stepferry.model.Sha256;
import stepferry.model.StoredFile;

/**
 * Writes one package: the structure, the tables' rows by any number of {@link PartWriter part writers} at a time, then {@link #seal}.
 * Each attempt writes into a folder of its own, so that two deliveries of one export never mix two snapshots; the first manifest wins.
 */
public final class PackageWriter {
    private final Bucket bucket;
    private final String id;
    private final String folder = "data-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<StoredFile> files = new ArrayList<>();
    private final List<PartWriter> writers = new ArrayList<>();
    private int named;

    PackageWriter(Bucket bucket, String id) {
        this.bucket = bucket;
        this.id = id;
    }

    /** Stores a small file and returns its name inside the package. */
    public String document(String name, byte[] bytes) {
        var full = folder + "/" + name;
        bucket.put(PackageStore.key(id, full), bytes);
        stored(new StoredFile(full, bytes.length, Sha256.of(bytes)));
        return full;
    }

    /** Somebody who writes rows into files of the package; not for several threads, but several may write at once. */
    public synchronized PartWriter parts() {
        var writer = new PartWriter(this);
        writers.add(writer);
        return writer;
    }

    /**
     * Commits the package. When another delivery of the same export was first, this one's files are removed and the
     * other's manifest is returned.
     */
    public Manifest seal(Manifest manifest) {
        closeFiles();
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

    /** The files stored so far; the manifest lists them. Nobody may be writing. */
    public List<StoredFile> files() {
        closeFiles();
        return List.copyOf(files);
    }

    /** Removes what this attempt wrote. Nobody may be writing. */
    public void abort() {
        writers.forEach(PartWriter::abort);
        bucket.delete(files.stream().map(file -> PackageStore.key(id, file.name())).toList());
        files.clear();
    }

    String id() {
        return id;
    }

    synchronized String nextName() {
        named++;
        return folder + "/%05d.zst".formatted(named);
    }

    MultipartFile file(String name) {
        return bucket.file(PackageStore.key(id, name));
    }

    synchronized void stored(StoredFile file) {
        files.add(file);
    }

    private void closeFiles() {
        writers.forEach(PartWriter::closeFile);
    }
}
