package stepferry.packages;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** How an S3 that keeps packages is spoken to. */
public final class S3Clients {
    private S3Clients() {}

    /** A client of AWS itself. */
    public static S3ClientBuilder ofAws() {
        return S3Client.builder().overrideConfiguration(c -> c.addExecutionInterceptor(new BodyAtOnce()));
    }

    /** A client of any other server of the protocol: it finds buckets by path, and need not understand trailers behind a body. */
    public static S3ClientBuilder ofAnotherServer() {
        // One that answers before it read the trailer closes the connection, and the client fails on writing it.
        return ofAws().forcePathStyle(true).serviceConfiguration(c -> c.chunkedEncodingEnabled(false));
    }

    // A server that refuses a body which asked first whether it is welcome closes the connection; the JDK's client keeps
    // it for the next requests, and those fail although nothing is wrong with them.
    private static final class BodyAtOnce implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder().removeHeader("Expect").build();
        }
    }
}
