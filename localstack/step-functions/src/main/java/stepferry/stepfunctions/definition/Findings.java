package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.stepfunctions.language.Expressions;

/** Collects what is wrong while a definition is checked, with the checks that every part needs. */
final class Findings {
    private final List<Diagnostic> found = new ArrayList<>();
    private final Expressions expressions;

    Findings(Expressions expressions) {
        this.expressions = expressions;
    }

    List<Diagnostic> all() {
        return List.copyOf(found);
    }

    void schema(String location, String message) {
        found.add(new Diagnostic("SCHEMA_VALIDATION_FAILED", message, location));
    }

    void add(String code, String location, String message) {
        found.add(new Diagnostic(code, message, location));
    }

    void fields(String location, JsonNode node, Set<String> allowed) {
        node.fieldNames().forEachRemaining(name -> {
            if (Fields.JSON_PATH.contains(name) || name.endsWith(".$")) {
                schema(location + "/" + name, "The field '" + name
                        + "' belongs to JSONPath, which is not supported; use JSONata");
            } else if (!allowed.contains(name)) {
                schema(location + "/" + name, "The field '" + name + "' is not supported here");
            }
        });
    }

    Optional<JsonNode> required(String location, JsonNode node, String name) {
        Optional<JsonNode> value = State.optional(node, name);
        if (value.isEmpty()) {
            schema(location, "The field '" + name + "' is missing");
        }
        return value;
    }

    /** A template's expressions must compile, and none of its keys may ask for JSONPath. */
    void template(String location, JsonNode node) {
        if (node.isTextual()) {
            expressions.fault(node.textValue()).filter(fault -> node.textValue().startsWith("{%"))
                    .ifPresent(fault -> schema(location, fault));
        }
        node.properties().forEach(e -> {
            if (e.getKey().endsWith(".$")) {
                schema(location + "/" + e.getKey(),
                        "A key that ends with '.$' belongs to JSONPath, which is not supported; use JSONata");
            }
            template(location + "/" + e.getKey(), e.getValue());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            template(location + "/" + i, node.get(i));
        }
    }

    void templates(String location, JsonNode node, String... names) {
        for (String name : names) {
            State.optional(node, name).ifPresent(value -> template(location + "/" + name, value));
        }
    }

    /** A whole number in the range, or an expression. */
    void wholeOrExpression(String location, JsonNode node, String name, long least, long most) {
        State.optional(node, name).ifPresent(value -> {
            if (Expressions.isExpression(value)) {
                template(location + "/" + name, value);
            } else {
                whole(location, node, name, least, most);
            }
        });
    }

    void whole(String location, JsonNode node, String name, long least, long most) {
        State.optional(node, name).ifPresent(value -> {
            if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
                schema(location + "/" + name, "The field '" + name + "' must be a whole number from " + least + " to " + most);
            }
        });
    }

    void oneOf(String location, JsonNode node, String name, Set<String> allowed) {
        State.optional(node, name).ifPresent(value -> {
            if (!allowed.contains(value.asText())) {
                schema(location + "/" + name, "The value '" + value.asText() + "' is not supported; use one of "
                        + allowed.stream().sorted().toList());
            }
        });
    }
}
