package stepferry.runtime;

import java.util.Optional;

/** How much memory the function has. */
public final class FunctionMemory {
    private FunctionMemory() {}

    /** In bytes: what Lambda gives the whole process, or less where the JVM may not take that much for objects. */
    public static long bytes() {
        var given = Optional.ofNullable(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")).map(Long::parseLong).map(megabytes -> megabytes << 20);
        return Math.min(given.orElse(Long.MAX_VALUE), Runtime.getRuntime().maxMemory());
    }
}
