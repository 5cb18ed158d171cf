package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepferry.stepfunctions.definition.Resource;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.integrations.DynamoDbCall;
import stepferry.stepfunctions.language.Json;

/** What goes to DynamoDB, and what its errors are called. */
class DynamoDbTest {
    private final AtomicReference<Headers> headers = new AtomicReference<>();
    private final AtomicReference<String> body = new AtomicReference<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String reply = "{\"Item\":{\"pk\":{\"S\":\"a\"}}}";

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.set(exchange.getRequestHeaders());
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private JsonNode call(Resource resource) throws InterruptedException {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new DynamoDbCall(http, endpoint, "eu-central-1", "local").call(resource, Json.trusted("{\"TableName\":\"t\",\"Key\":{}}"));
        }
    }

    @Test
    void theOperationTheCredentialAndTheArguments() throws Exception {
        assertThat(call(Resource.GET_ITEM).path("Item").path("pk").path("S").asText()).isEqualTo("a");
        assertThat(headers.get().getFirst("X-Amz-Target")).isEqualTo("DynamoDB_20120810.GetItem");
        assertThat(headers.get().getFirst("Authorization")).matches(
                "AWS4-HMAC-SHA256 Credential=local/\\d{8}/eu-central-1/dynamodb/aws4_request, SignedHeaders=\\S+, Signature=0{64}");
        assertThat(body.get()).isEqualTo("{\"TableName\":\"t\",\"Key\":{}}");
        call(Resource.UPDATE_ITEM);
        assertThat(headers.get().getFirst("X-Amz-Target")).isEqualTo("DynamoDB_20120810.UpdateItem");
    }

    @Test
    void itsErrorsKeepTheirNames() {
        status = 400;
        reply = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\",\"message\":\"The conditional request failed\"}";
        assertThatThrownBy(() -> call(Resource.PUT_ITEM)).isInstanceOfSatisfying(StateFailure.class, e -> {
            assertThat(e.error()).isEqualTo("DynamoDB.ConditionalCheckFailedException");
            assertThat(e.cause()).isEqualTo("The conditional request failed");
        });
    }
}
