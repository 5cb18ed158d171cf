package stepferry.tables.mysql;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes a part's lines on and keeps the long ones aside: for a long field MySQL's LOAD DATA takes a time that grows with the square of its
 * length. A part is closed soon after it is full, so that no more is kept than one part holds.
 */
final class ShortLines extends InputStream {
    private static final int LONG = 4 << 20;

    private final WatchedStream part;
    private final List<byte[]> tooLong = new ArrayList<>();
    private final byte[] read = new byte[64 << 10];
    private int from;
    private int until;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private byte[] line = new byte[0];
    private int passed;

    ShortLines(WatchedStream part) {
        this.part = part;
    }

    /** What was kept aside so far. */
    List<byte[]> tooLong() {
        return tooLong;
    }

    @Override
    public int read() {
        return prepared() ? line[passed++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int given = 0;
        while (given < length && prepared()) {
            int some = Math.min(length - given, line.length - passed);
            System.arraycopy(line, passed, bytes, offset + given, some);
            passed += some;
            given += some;
        }
        return given == 0 ? -1 : given;
    }

    /** Whether there is something to pass on. */
    private boolean prepared() {
        while (passed == line.length) {
            if (!nextLine()) {
                return false;
            }
            if (line.length > LONG) {
                tooLong.add(line);
                passed = line.length;
            }
        }
        return true;
    }

    private boolean nextLine() {
        gathered.reset();
        boolean ended = false;
        while (!ended && filled()) {
            int end = from;
            while (end < until && read[end] != '\n') {
                end++;
            }
            ended = end < until;
            int next = ended ? end + 1 : end;
            gathered.write(read, from, next - from);
            from = next;
        }
        line = gathered.toByteArray();
        passed = 0;
        return line.length > 0;
    }

    private boolean filled() {
        if (from == until) {
            from = 0;
            until = Math.max(0, readPart());
        }
        return from < until;
    }

    private int readPart() {
        // The watched stream reports its failures to whoever watches it.
        return part.read(read, 0, read.length);
    }
}
