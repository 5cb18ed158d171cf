package stepferry.admit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** Reads requests strictly: a field that is not known is a mistake that somebody would want to hear of. */
final class Requests {
    private static final ObjectReader STRICT = Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Requests() {}

    static <T> T read(JsonNode request, Class<T> type) {
        if (request == null || !request.isObject()) {
            throw invalid("it must be a JSON object");
        }
        try {
            return STRICT.treeToValue(request, type);
        } catch (UnrecognizedPropertyException e) {
            throw invalid("field '" + e.getPropertyName() + "' is not known; known are " + e.getKnownPropertyIds());
        } catch (JsonMappingException e) {
            throw e.getCause() instanceof Rejected rejected ? rejected : invalid(field(e) + "has a value that does not fit");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree has been parsed already", e);
        }
    }

    private static String field(JsonMappingException e) {
        return e.getPath().isEmpty() ? "it " : "field '" + e.getPath().getFirst().getFieldName() + "' ";
    }

    private static Rejected invalid(String what) {
        return new Rejected(ErrorCode.REQUEST_INVALID, "The request cannot be followed: " + what);
    }
}
