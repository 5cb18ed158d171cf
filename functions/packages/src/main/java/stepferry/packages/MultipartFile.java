package stepferry.packages;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import stepferry.model.Sha256;

/**
 * An object written as a stream of unknown length with one buffer of memory. It appears in the bucket when it is
 * finished; a small one is a single put.
 */
final class MultipartFile extends OutputStream {
    private static final int BUFFER = 8 << 20;
    private static final int FIRST_BUFFER = 64 << 10;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final MessageDigest digest = Sha256.begin();
    private final List<CompletedPart> uploaded = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private long length;
    private String upload = "";

    MultipartFile(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    /** Bytes written so far. */
    long length() {
        return length;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        digest.update(bytes, offset, count);
        length += count;
        for (int done = 0; done < count; ) {
            int step = Math.min(count - done, room());
            System.arraycopy(bytes, offset + done, buffer, filled, step);
            filled += step;
            done += step;
            if (filled == BUFFER) {
                upload();
            }
        }
    }

    /** Makes the object visible and returns its checksum. */
    String finish() {
        if (upload.isEmpty()) {
            StorageErrors.translated(key, () -> s3.putObject(r -> r.bucket(bucket).key(key), body()));
        } else {
            if (filled > 0) {
                upload();
            }
            StorageErrors.translated(key, () -> s3.completeMultipartUpload(
                    r -> r.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(uploaded))));
        }
        buffer = new byte[0];
        return Sha256.end(digest);
    }

    /** Leaves nothing behind; harmless when nothing was uploaded. */
    void abort() {
        if (!upload.isEmpty()) {
            StorageErrors.translated(key, () -> s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload)));
        }
    }

    private int room() {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(BUFFER, buffer.length * 4));
        }
        return buffer.length - filled;
    }

    private void upload() {
        if (upload.isEmpty()) {
            upload = StorageErrors.translated(key, () -> s3.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId());
        }
        int number = uploaded.size() + 1;
        var etag = StorageErrors.translated(key, () -> s3.uploadPart(
                r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(number), body()).eTag());
        uploaded.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        filled = 0;
    }

    private RequestBody body() {
        return RequestBody.fromRemainingByteBuffer(java.nio.ByteBuffer.wrap(buffer, 0, filled));
    }
}
