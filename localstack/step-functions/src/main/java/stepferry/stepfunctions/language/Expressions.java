package stepferry.stepfunctions.language;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** Evaluates JSON templates whose strings may be JSONata expressions between <code>{%</code> and <code>%}</code>. */
public final class Expressions {
    private static final long LONGEST_MILLIS = 30_000;
    private static final int DEEPEST = 500;
    private static final Pattern LITERALS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|/\\*.*?\\*/",
            Pattern.DOTALL);
    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");

    private final ConcurrentMap<String, Jsonata> compiled = new ConcurrentHashMap<>();

    public static boolean isExpression(JsonNode node) {
        return node.isTextual() && node.textValue().startsWith("{%") && node.textValue().endsWith("%}") && node.textValue()
                .length() >= 4;
    }

    /** What is wrong with the expression text (with its <code>{% %}</code>), before anything runs. */
    public Optional<String> fault(String text) {
        if (text.startsWith("{%") && !text.endsWith("%}")) {
            return Optional.of("the expression starts with '{%' and does not end with '%}'");
        }
        if (EVAL.matcher(LITERALS.matcher(text).replaceAll("")).find()) {
            return Optional.of("the function $eval is not supported");
        }
        try {
            compile(body(text));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("invalid JSONata: " + e.getMessage());
        }
    }

    /** The template with every expression replaced by its value; fails with {@link EvaluationFault}. */
    public JsonNode evaluate(String field, JsonNode template, Bindings bindings) {
        if (template.isTextual()) {
            return isExpression(template) ? value(field, body(template.textValue()), bindings) : template;
        }
        if (template.isObject()) {
            ObjectNode object = Json.object();
            template.properties().forEach(e ->
                    object.set(e.getKey(), evaluate(field + "/" + e.getKey(), e.getValue(), bindings)));
            return object;
        }
        if (template.isArray()) {
            ArrayNode array = Json.array();
            for (int i = 0; i < template.size(); i++) {
                array.add(evaluate(field + "/" + i, template.get(i), bindings));
            }
            return array;
        }
        return template;
    }

    private JsonNode value(String field, String expression, Bindings bindings) {
        try {
            Jsonata jsonata = compile(expression);
            // A frame that has been evaluated once counts its depth on: every evaluation needs its own.
            Jsonata.Frame frame = jsonata.createFrame();
            frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
            bindings.neededBy(expression).forEach(frame::bind);
            Object value = jsonata.evaluate(null, frame);
            if (value == null) {
                throw new EvaluationFault(field, expression, "the expression returned nothing (undefined)");
            }
            return Values.toJson(value);
        } catch (JException | IllegalArgumentException | ClassCastException | NullPointerException | IndexOutOfBoundsException
                | ArithmeticException e) {
            throw new EvaluationFault(field, expression, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            throw new EvaluationFault(field, expression, "the expression recurses too deeply");
        }
    }

    private Jsonata compile(String expression) {
        return compiled.computeIfAbsent(expression, text -> {
            Jsonata jsonata = Jsonata.jsonata(text);
            jsonata.setOutputConvertNulls(false);
            AwsFunctions.register(jsonata);
            return jsonata;
        });
    }

    private static String body(String text) {
        return text.substring(2, text.length() - 2).strip();
    }
}
