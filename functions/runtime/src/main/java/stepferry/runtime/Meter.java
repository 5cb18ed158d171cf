package stepferry.runtime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is done of a table; for any number of threads. */
public final class Meter {
    /** Nobody looks at it. */
    public static final Meter UNSEEN = new Meter();

    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Meter() {}

    public void add(long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
    }

    /** The same bytes, counted as they are read. */
    public InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = in.read();
                bytes.add(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = in.read(into, offset, length);
                bytes.add(Math.max(0, count));
                return count;
            }
        };
    }

    long rows() {
        return rows.sum();
    }

    long bytes() {
        return bytes.sum();
    }
}
