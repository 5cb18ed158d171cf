package stepferry.runtime.telemetry;

import java.util.Map;
import java.util.TreeMap;

/**
 * How much was done.
 *
 * @param rows how many rows moved
 * @param bytes how long they were, uncompressed
 * @param requests how many requests to AWS were sent, by service and operation
 * @param retries how many of them were sent again
 */
public record Work(long rows, long bytes, Map<String, Long> requests, long retries) {
    public Work {
        requests = Map.copyOf(requests);
    }

    Work since(Work before) {
        var more = new TreeMap<>(requests);
        before.requests.forEach((request, count) -> more.merge(request, -count, Long::sum));
        more.values().removeIf(count -> count == 0);
        return new Work(rows - before.rows, bytes - before.bytes, more, retries - before.retries);
    }
}
