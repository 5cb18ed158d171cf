package stepferry.servers;

import java.util.function.IntFunction;

/** Starts a server on a free port, and on another one when somebody was quicker. */
final class Attempts {
    private static final int LIMIT = 5;

    private Attempts() {}

    static <T> T onFreePort(IntFunction<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.apply(FreePort.find());
            } catch (ServerUnavailable e) {
                if (attempt == LIMIT || !portWasTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean portWasTaken(ServerUnavailable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Address already in use") || message.contains("Failed to bind");
    }
}
