package stepferry.bench.costs;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a promotion used of AWS.
 *
 * @param transitions how many states were entered, in all machines, attempts that were made again included
 * @param invocations of functions
 * @param gigabyteSeconds the functions' memory, as the template gives it, times how long they ran here
 * @param requests how many of each, such as {@code S3.PutObject}
 */
public record Usage(long transitions, long invocations, double gigabyteSeconds, Map<String, Long> requests) {
    public Usage {
        requests = Map.copyOf(requests);
    }

    /** So many requests of these kinds. */
    long requests(String service, String... operations) {
        return Arrays.stream(operations).mapToLong(operation -> requests.getOrDefault(service + "." + operation, 0L)).sum();
    }

    /** Together with that of another function's invocation. */
    Usage and(double more, Map<String, Long> others) {
        var all = new TreeMap<>(requests);
        others.forEach((request, count) -> all.merge(request, count, Long::sum));
        return new Usage(transitions, invocations + 1, gigabyteSeconds + more, all);
    }
}
