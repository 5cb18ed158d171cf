package stepferry.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.utils.JsonNodes;
import java.util.ArrayList;
import java.util.List;

/** Says in a sentence what the schema found. */
record SchemaSentence(JsonNode wholeSchema) {
    String of(ValidationMessage found) {
        var where = where(found);
        var value = found.getInstanceNode();
        return switch (found.getType()) {
            case "additionalProperties" -> "unknown property '" + found.getProperty() + "' in " + where
                    + NearestNames.question(found.getProperty(), properties(found));
            case "required" -> where + " needs the property '" + found.getProperty() + "'";
            case "enum" -> where + " cannot be " + shown(value) + ": use " + words(found)
                    + NearestNames.question(value.asText(), list(found.getSchemaNode()));
            case "type" -> where + " must be " + type(found.getSchemaNode().asText()) + ", and is " + shown(value);
            case "pattern" -> where + " cannot be " + shown(value)
                    + ": start with a letter, go on with letters, digits, '_', '.' or '-', at most 64 characters";
            case "minItems", "minProperties", "minLength" -> where + " must not be empty";
            case "minimum" -> where + " must be " + found.getSchemaNode().asText() + " or more, and is " + shown(value);
            case "maxLength" -> where + " is too long: at most " + found.getSchemaNode().asText() + " characters";
            default -> where + ": " + found.getMessage();
        };
    }

    private static String where(ValidationMessage found) {
        var path = found.getInstanceLocation().toString();
        return path.equals("$") ? "the rule set" : "'" + path.substring(path.startsWith("$.") ? 2 : 0) + "'";
    }

    private List<String> properties(ValidationMessage found) {
        var names = new ArrayList<String>();
        var object = JsonNodes.<JsonNode>get(wholeSchema, found.getSchemaLocation().getFragment().getParent());
        object.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String words(ValidationMessage found) {
        return String.join(", ", list(found.getSchemaNode()));
    }

    private static List<String> list(JsonNode schema) {
        var words = new ArrayList<String>();
        schema.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static String type(String word) {
        return switch (word) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            default -> word;
        };
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case NULL, MISSING -> "nothing";
            case STRING -> "'" + value.asText() + "'";
            default -> value.asText();
        };
    }
}
