package stepferry.stepfunctions.language;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON trees as the evaluator's maps, lists and scalars, and back; a JSON null is not the same as undefined. */
final class Values {
    private static final double LARGEST_EXACT = 1e18;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {
    }

    static Object fromJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(e -> map.put(e.getKey(), fromJson(e.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                node.forEach(e -> list.add(fromJson(e)));
                yield list;
            }
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> Jsonata.NULL_VALUE;
            default -> node.asText();
        };
    }

    static JsonNode toJson(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String s -> NODES.textNode(s);
            case Boolean b -> NODES.booleanNode(b);
            case Number n -> number(n);
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            default -> other(value);
        };
    }

    private static JsonNode other(Object value) {
        if (value == Jsonata.NULL_VALUE) {
            return NODES.nullNode();
        }
        throw new IllegalArgumentException("the expression returned a function, which is not a JSON value");
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode node = NODES.arrayNode(list.size());
        list.forEach(e -> node.add(toJson(e)));
        return node;
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode node = NODES.objectNode();
        map.forEach((key, value) -> node.set(String.valueOf(key), toJson(value)));
        return node;
    }

    private static JsonNode number(Number n) {
        return switch (n) {
            case Integer i -> NODES.numberNode(i);
            case Long l -> NODES.numberNode(l);
            case java.math.BigInteger i -> NODES.numberNode(i);
            case BigDecimal d -> whole(d.doubleValue()) ? NODES.numberNode(d.longValue()) : NODES.numberNode(d);
            default -> decimal(n.doubleValue());
        };
    }

    private static JsonNode decimal(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            throw new IllegalArgumentException("the expression returned " + d + ", which is not a JSON number");
        }
        return whole(d) ? NODES.numberNode((long) d) : NODES.numberNode(d);
    }

    private static boolean whole(double d) {
        return d == Math.rint(d) && Math.abs(d) < LARGEST_EXACT;
    }
}
