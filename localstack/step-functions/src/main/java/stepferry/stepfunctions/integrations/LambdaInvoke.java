package stepferry.stepfunctions.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stepferry.stepfunctions.definition.Resource;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/** Calls functions through the Invoke API of a Lambda endpoint. */
public final class LambdaInvoke implements TaskIntegration {
    private final HttpClient http;
    private final URI endpoint;

    public LambdaInvoke(HttpClient http, URI endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    @Override
    public JsonNode call(Resource resource, JsonNode arguments) throws InterruptedException {
        HttpResponse<String> response = send(request(arguments));
        int status = response.statusCode();
        if (status >= 300) {
            throw refused(status, response);
        }
        if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw functionError(response.body());
        }
        JsonNode payload = response.body().isEmpty() ? NullNode.getInstance()
                : Json.tryParse(response.body()).orElseGet(() -> TextNode.valueOf(response.body()));
        return Json.object().put("ExecutedVersion", response.headers().firstValue("X-Amz-Executed-Version").orElse("$LATEST"))
                .put("StatusCode", status).set("Payload", payload);
    }

    @Override
    public StateFailure lost(String why) {
        return new StateFailure("Lambda.SdkClientException", why);
    }

    private HttpRequest request(JsonNode arguments) {
        String query = Optional.ofNullable(arguments.get("Qualifier")).map(q -> "?Qualifier=" + encoded(q.asText())).orElse("");
        String path = "/2015-03-31/functions/" + encoded(functionName(arguments.path("FunctionName").asText()))
                + "/invocations" + query;
        JsonNode payload = Optional.ofNullable(arguments.get("Payload")).orElseGet(Json::object);
        return HttpRequest.newBuilder(endpoint.resolve(path)).header("Content-Type", "application/json")
                .header("X-Amz-Invocation-Type", arguments.path("InvocationType").asText("RequestResponse"))
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(payload))).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw lost("The connection to Lambda at " + endpoint + " failed: " + e);
        }
    }

    private static StateFailure refused(int status, HttpResponse<String> response) {
        String error = switch (status) {
            case 404 -> "Lambda.ResourceNotFoundException";
            case 413 -> "Lambda.RequestTooLargeException";
            case 429 -> "Lambda.TooManyRequestsException";
            case 400, 403 -> response.headers().firstValue("x-amzn-ErrorType").map(type -> "Lambda." + type.split(":", 2)[0])
                    .orElse("Lambda.AWSLambdaException");
            default -> "Lambda.ServiceException";
        };
        return new StateFailure(error, "Lambda answered with status " + status + ": " + response.body());
    }

    private static StateFailure functionError(String body) {
        String type = Json.tryParse(body).map(json -> json.path("errorType").asText("")).filter(t -> !t.isEmpty())
                .orElse("Lambda.Unknown");
        return new StateFailure(type, body);
    }

    /** A function's name may be given as its ARN, with or without a version. */
    private static String functionName(String given) {
        int at = given.indexOf(":function:");
        return at < 0 ? given : given.substring(at + ":function:".length()).split(":", 2)[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
