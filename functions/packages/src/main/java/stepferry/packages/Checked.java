package stepferry.packages;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Sha256;

/** Passes bytes on and, at the end of the stream, fails unless they have the promised checksum. */
final class Checked extends FilterInputStream {
    private final MessageDigest digest = Sha256.begin();
    private final String promised;
    private final String what;
    private boolean ended;

    Checked(InputStream in, String promised, String what) {
        super(in);
        this.promised = promised;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            digest.update(bytes, offset, count);
        } else if (count < 0 && !ended) {
            end();
        }
        return count;
    }

    private void end() {
        ended = true;
        if (!Sha256.end(digest).equals(promised)) {
            throw new Rejected(ErrorCode.PACKAGE_CORRUPT, "'" + what
                    + "' is not what was written (its checksum differs): export the package again");
        }
    }
}
