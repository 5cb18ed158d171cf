package stepferry.servers;

import java.util.List;
import java.util.function.IntFunction;

/** Starts a server on a free port, and again when somebody was quicker to take it or when its dead predecessor is still going. */
public final class Attempts {
    private static final int LIMIT = 5;
    private static final List<String> PASSING =
            List.of("Address already in use", "Failed to bind", "pre-existing shared memory block");

    private Attempts() {}

    public static <T> T onFreePort(IntFunction<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.apply(FreePort.find());
            } catch (ServerUnavailable e) {
                if (attempt == LIMIT || !passes(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean passes(ServerUnavailable failure) {
        return PASSING.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
    }
}
