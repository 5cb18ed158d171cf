package stepferry.cloud.host;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;

/**
 * A function as the host is told of it.
 *
 * @param handler the class, and perhaps its method, as the template writes it
 * @param timeout how long an invocation may take
 */
record HostedFunction(String name, String handler, Duration timeout) {
    /** Out of {@code function=handler@seconds}. */
    static HostedFunction parse(String argument) {
        int equals = argument.indexOf('=');
        int at = argument.lastIndexOf('@');
        return new HostedFunction(argument.substring(0, equals), argument.substring(equals + 1, at),
                Duration.ofSeconds(Long.parseLong(argument.substring(at + 1))));
    }

    RequestStreamHandler create() {
        try {
            return Class.forName(handler.replaceFirst("::.*$", "")).asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The handler " + handler + " cannot be made", e);
        }
    }
}
