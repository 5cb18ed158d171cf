package stepferry.runtime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is done of a table; for any number of threads. */
public final class Meter {
    /** Nobody looks at it. */
    public static final Meter UNSEEN = new Meter(Optional.empty());

    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Optional<Meter> whole;

    private Meter(Optional<Meter> whole) {
        this.whole = whole;
    }

    static Meter alone() {
        return new Meter(Optional.empty());
    }

    /** Of a part: what it counts, the whole counts, too. */
    static Meter within(Meter whole) {
        return new Meter(Optional.of(whole));
    }

    public void add(long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
        whole.ifPresent(meter -> meter.add(moreRows, moreBytes));
    }

    /** The same bytes, counted as they are read. */
    public InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int value = in.read();
                add(0, value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = in.read(into, offset, length);
                add(0, Math.max(0, count));
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
