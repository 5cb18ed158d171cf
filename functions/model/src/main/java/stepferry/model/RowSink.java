package stepferry.model;

import java.io.IOException;

/** Takes a table's rows one by one, each whole, in the engine's bulk form. */
@FunctionalInterface
public interface RowSink {
    /** @param row one row with its terminator; the sink does not keep the array */
    void row(byte[] row) throws IOException;
}
