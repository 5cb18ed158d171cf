package stepferry.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/** What a storage that fails means for a run. */
class StorageFailureTest {
    /** A storage that answers everything alike. */
    private static StepferryException failure(int status, String code, String message) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var body = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, body.length());
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        });
        server.start();
        try (var s3 = Shelf.client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
            var bucket = new Bucket(s3, "a-bucket");
            return catchThrowableOfType(StepferryException.class, () -> bucket.put("packages/p/manifest.json", new byte[] {1}));
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, Reduce your request rate, STORAGE_UNAVAILABLE",
        "500, InternalError, try again, STORAGE_UNAVAILABLE",
        "429, TooManyRequests, slower, STORAGE_UNAVAILABLE",
        "409, ConditionalRequestConflict, again, STORAGE_UNAVAILABLE",
        "507, InsufficientStorage, full, STORAGE_FULL",
        "500, InternalError, No space left on device, STORAGE_FULL",
        "403, AccessDenied, not authorized to perform: s3:PutObject, PERMISSION_MISSING",
        "404, NoSuchBucket, no bucket, PERMISSION_MISSING",
    })
    void everyAnswerHasItsReaction(int status, String code, String message, ErrorCode expected) throws IOException {
        var e = failure(status, code, message);

        assertThat(e.code()).isEqualTo(expected);
        assertThat(e).isInstanceOf(expected == ErrorCode.STORAGE_UNAVAILABLE ? Unavailable.class : Rejected.class)
                .hasMessageContaining("packages/p/manifest.json");
        if (status == 403) {
            assertThat(e).hasMessageContaining(message);
        }
    }

    @Test
    void aStorageThatIsNotThereIsTriedAgain() {
        try (var s3 = Shelf.client(URI.create("http://127.0.0.1:1"))) {
            var e = catchThrowableOfType(StepferryException.class, () -> new Bucket(s3, "a-bucket").find("x"));

            assertThat(e).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void aConnectionThatIsClosedWithoutAnAnswerIsTriedAgain() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var s3 = Shelf.client(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
            var closing = Thread.ofVirtual().start(() -> closeEveryConnection(server));
            var e = catchThrowableOfType(StepferryException.class, () -> new Bucket(s3, "a-bucket").put("x", new byte[100]));

            assertThat(closing.isAlive()).isTrue();
            assertThat(e).isInstanceOf(Unavailable.class);
        }
    }

    /** What answers before it read a trailer closes the connection under the client. */
    @Test
    void aBodyForAnotherServerThanAwsIsSentBareAndUnasked() throws IOException {
        var requests = new ConcurrentLinkedQueue<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                requests.add(exchange.getRequestHeaders().keySet() + " " + body);
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        try (var s3 = Shelf.client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
            new Bucket(s3, "a-bucket").put("x", "the body".getBytes(UTF_8));
        } finally {
            server.stop(0);
        }
        assertThat(requests).singleElement().asString().endsWith("] the body").doesNotContain("X-amz-trailer", "Expect");
    }

    private static void closeEveryConnection(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    void aBucketThatIsNotThereIsNamedAsTheCause() {
        try (var shelf = Shelf.fresh()) {
            var e = catchThrowableOfType(StepferryException.class,
                    () -> new PackageStore(new Bucket(shelf.s3(), "no-such-bucket")).begin("p").document("x", new byte[0]));

            assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining("bucket's name");
        }
    }
}
