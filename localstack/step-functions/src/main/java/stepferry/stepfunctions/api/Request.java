package stepferry.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import stepferry.stepfunctions.engine.ServiceError;
import stepferry.stepfunctions.language.Json;

/** A request's fields. */
record Request(JsonNode fields) {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    String text(String name) {
        return optional(name).orElseThrow(() -> new ServiceError("ValidationException", "The field '" + name + "' is missing"));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(fields.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    boolean flag(String name, boolean otherwise) {
        return fields.path(name).asBoolean(otherwise);
    }

    /** A text that must hold JSON; the named error says that it does not. */
    JsonNode json(String name, String error) {
        String text = text(name);
        return Json.tryParse(text).orElseThrow(() -> new ServiceError(error, "The field '" + name + "' is not JSON"));
    }

    int pageSize() {
        int size = fields.path("maxResults").asInt(0);
        return size == 0 ? PAGE : Math.clamp(size, 1, LARGEST_PAGE);
    }

    /** Where the page starts; tokens are the engine's own. */
    int pageStart() {
        try {
            return optional("nextToken").map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                    .map(Integer::parseInt).orElse(0);
        } catch (IllegalArgumentException e) {
            throw new ServiceError("InvalidToken", "Invalid Token: 'nextToken'");
        }
    }

    static String pageToken(int start) {
        return Base64.getUrlEncoder().encodeToString(String.valueOf(start).getBytes(StandardCharsets.UTF_8));
    }
}
