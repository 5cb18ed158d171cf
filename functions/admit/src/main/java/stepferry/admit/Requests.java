package stepferry.admit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** Reads requests strictly: a field that is not known is a mistake that somebody would want to hear of. */
final class Requests {
    private static final ObjectReader STRICT = literal().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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

    /** No number is a yes, and none is a name. */
    private static ObjectMapper literal() {
        var mapper = Json.MAPPER.copy();
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.String)) {
            mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(shape, CoercionAction.Fail);
        }
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    private static String field(JsonMappingException e) {
        return e.getPath().isEmpty() ? "it " : "field '" + e.getPath().getFirst().getFieldName() + "' ";
    }

    private static Rejected invalid(String what) {
        return new Rejected(ErrorCode.REQUEST_INVALID, "The request cannot be followed: " + what);
    }
}
