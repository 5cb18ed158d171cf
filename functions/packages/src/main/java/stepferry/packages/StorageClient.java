package stepferry.packages;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** How an S3 client that this room works with is set. */
public final class StorageClient {
    /** The JDK keeps up to five idle connections, and the storage may have closed each of them while a function slept. */
    private static final int ATTEMPTS = 8;

    private StorageClient() {}

    public static void configure(ClientOverrideConfiguration.Builder client) {
        client.addExecutionInterceptor(new BodyAtOnce()).retryStrategy(retry -> retry.maxAttempts(ATTEMPTS));
    }
}
