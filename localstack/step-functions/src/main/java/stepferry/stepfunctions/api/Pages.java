package stepferry.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import stepferry.stepfunctions.language.Json;

/** Cuts lists into pages. */
final class Pages {
    private Pages() {
    }

    static <T> JsonNode page(Request request, String name, List<T> all, Function<T, JsonNode> view) {
        int start = Math.min(request.pageStart(), all.size());
        int end = Math.min(start + request.pageSize(), all.size());
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray(name);
        all.subList(start, end).forEach(one -> page.add(view.apply(one)));
        if (end < all.size()) {
            answer.put("nextToken", Request.pageToken(end));
        }
        return answer;
    }
}
