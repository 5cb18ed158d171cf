package stepferry.packages;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The S3 bucket that packages live in, with its errors translated into ours. */
public final class Bucket {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String name;

    public Bucket(S3Client s3, String name) {
        this.s3 = Objects.requireNonNull(s3);
        this.name = Objects.requireNonNull(name);
    }

    String name() {
        return name;
    }

    public Optional<byte[]> find(String key) {
        return StorageErrors.translated(key, () -> {
            try {
                return Optional.of(s3.getObjectAsBytes(r -> r.bucket(name).key(key)).asByteArray());
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    /** A range of an object; the caller closes the stream. */
    public InputStream open(String key, long offset, long length) {
        var range = "bytes=" + offset + "-" + (offset + length - 1);
        return StorageErrors.translated(key, () -> s3.getObject(r -> r.bucket(name).key(key).range(range)));
    }

    /** A whole object; the caller closes the stream. */
    public InputStream open(String key) {
        return StorageErrors.translated(key, () -> s3.getObject(r -> r.bucket(name).key(key)));
    }

    public void put(String key, byte[] bytes) {
        StorageErrors.translated(key, () -> s3.putObject(r -> r.bucket(name).key(key), RequestBody.fromBytes(bytes)));
    }

    /** Writes the object unless the key is taken; says whether it did. */
    public boolean putOnce(String key, byte[] bytes) {
        return StorageErrors.translated(key, () -> {
            try {
                s3.putObject(r -> r.bucket(name).key(key).ifNoneMatch("*"), RequestBody.fromBytes(bytes));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                throw e;
            } catch (SdkClientException e) {
                // An answer that got lost, or a refusal that came before the body was read: the bucket knows.
                if (find(key).isPresent()) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** The keys under a prefix. */
    public List<String> keys(String prefix) {
        return StorageErrors.translated(prefix, () -> s3.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList());
    }

    public void delete(List<String> keys) {
        for (int from = 0; from < keys.size(); from += 1000) {
            var batch = keys.subList(from, Math.min(from + 1000, keys.size())).stream()
                    .map(key -> ObjectIdentifier.builder().key(key).build())
                    .toList();
            StorageErrors.translated(keys.getFirst(), () -> s3.deleteObjects(r -> r.bucket(name).delete(d -> d.objects(batch))));
        }
    }

    MultipartFile file(String key) {
        return new MultipartFile(s3, name, key);
    }
}
