package stepferry.tables.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Remembers how a stream failed. The driver ends a load in the middle when the stream does, and the protocol has no word for
 * "that was not all": whoever started the load asks here.
 */
final class WatchedStream extends InputStream {
    private final InputStream rows;
    private Optional<Exception> failure = Optional.empty();

    WatchedStream(InputStream rows) {
        this.rows = rows;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return failure.isPresent() ? -1 : rows.read(bytes, offset, length);
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(e);
            return -1;
        }
    }

    void rethrow() throws IOException {
        rethrowUnchecked();
        if (failure.isPresent() && failure.get() instanceof IOException e) {
            throw e;
        }
    }

    void rethrowUnchecked() {
        if (failure.isPresent() && failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }
}
