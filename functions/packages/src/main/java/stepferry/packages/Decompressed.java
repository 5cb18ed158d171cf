package stepferry.packages;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A part's rows. Where the stored bytes make no sense, their checksum says whether they were changed. */
final class Decompressed extends FilterInputStream {
    private final Checked stored;

    Decompressed(Checked stored) throws IOException {
        super(new ZstdInputStreamNoFinalizer(stored).setContinuous(false));
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (ZstdIOException e) {
            stored.transferTo(OutputStream.nullOutputStream());
            throw e;
        }
    }
}
