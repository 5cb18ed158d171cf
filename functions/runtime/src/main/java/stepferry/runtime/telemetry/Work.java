package stepferry.runtime.telemetry;

/**
 * How much was done.
 *
 * @param rows how many rows moved
 * @param bytes how long they were, uncompressed
 * @param retries how many requests to AWS were sent again
 */
public record Work(long rows, long bytes, long retries) {
    Work since(Work before) {
        return new Work(rows - before.rows, bytes - before.bytes, retries - before.retries);
    }
}
