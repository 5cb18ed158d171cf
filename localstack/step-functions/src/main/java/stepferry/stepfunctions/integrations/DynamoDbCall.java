package stepferry.stepfunctions.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import stepferry.stepfunctions.definition.Resource;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/** Calls DynamoDB's JSON API; the signature has the right shape only, which is all that a local DynamoDB looks at. */
public final class DynamoDbCall implements TaskIntegration {
    private final HttpClient http;
    private final URI endpoint;
    private final String region;
    private final String accessKey;

    public DynamoDbCall(HttpClient http, URI endpoint, String region, String accessKey) {
        this.http = http;
        this.endpoint = endpoint;
        this.region = region;
        this.accessKey = accessKey;
    }

    @Override
    public JsonNode call(Resource resource, JsonNode arguments) throws InterruptedException {
        HttpResponse<String> response = send(request(resource, arguments));
        JsonNode body = Json.tryParse(response.body()).orElseGet(Json::object);
        if (response.statusCode() < 300) {
            return body;
        }
        String type = body.path("__type").asText("AmazonDynamoDBException");
        throw new StateFailure("DynamoDB." + type.substring(type.indexOf('#') + 1), body.path("message")
                .asText(body.path("Message").asText(response.body())));
    }

    @Override
    public StateFailure lost(String why) {
        return new StateFailure("DynamoDB.SdkClientException", why);
    }

    private HttpRequest request(Resource resource, JsonNode arguments) {
        String operation = Character.toUpperCase(resource.action().charAt(0)) + resource.action().substring(1);
        String date = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC));
        return HttpRequest.newBuilder(endpoint.resolve("/")).header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("X-Amz-Date", date + "T000000Z")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + date + "/" + region
                        + "/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(arguments))).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw lost("The connection to DynamoDB at " + endpoint + " failed: " + e);
        }
    }
}
