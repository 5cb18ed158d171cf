package stepferry.commandline.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepferry.model.Rejected;

/** Against an endpoint that answers as CloudFormation's documentation says. */
class StackOutputsTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> signature = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void outputsAreReadByName() {
        answer(200, """
                <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
                <Outputs>
                  <member><Description>d</Description><OutputKey>PackageBucket</OutputKey><OutputValue>stack-bucket</OutputValue></member>
                  <member><OutputKey>JournalTable</OutputKey><OutputValue>stack-journal</OutputValue></member>
                </Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>""");
        assertThat(StackOutputs.of("my stack", endpoint())).containsEntry("PackageBucket", "stack-bucket")
                .containsEntry("JournalTable", "stack-journal");
        assertThat(asked.get()).contains("Action=DescribeStacks", "StackName=my+stack");
        assertThat(signature.get()).startsWith("AWS4-HMAC-SHA256").contains("/cloudformation/aws4_request");
    }

    @Test
    void aStackThatIsNotThereIsNamed() {
        answer(400, """
                <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code>
                <Message>Stack with id nothing does not exist</Message></Error></ErrorResponse>""");
        assertThatThrownBy(() -> StackOutputs.of("nothing", endpoint())).isInstanceOf(Rejected.class)
                .hasMessageContaining("Stack with id nothing does not exist");
    }

    private Optional<URI> endpoint() {
        return Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signature.set(exchange.getRequestHeaders().getFirst("Authorization"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
