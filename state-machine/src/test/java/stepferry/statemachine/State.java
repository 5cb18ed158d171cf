package stepferry.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One state of a definition. */
record State(String name, JsonNode fields) {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final String START = "arn:aws:states:::states:startExecution.sync:2";

    String type() {
        return fields.path("Type").asText();
    }

    boolean task() {
        return "Task".equals(type());
    }

    boolean distributed() {
        return "DISTRIBUTED".equals(fields.path("ItemProcessor").path("ProcessorConfig").path("Mode").asText());
    }

    /** Of a map: the states that it runs for each item. */
    Stream<State> inside() {
        return fields.path("ItemProcessor").path("States").properties().stream().map(entry -> new State(entry.getKey(), entry.getValue()));
    }

    boolean invokes() {
        return INVOKE.equals(fields.path("Resource").asText()) || waits();
    }

    /** Whether it invokes its function and then waits for a person. */
    boolean waits() {
        return (INVOKE + ".waitForTaskToken").equals(fields.path("Resource").asText());
    }

    boolean starts() {
        return START.equals(fields.path("Resource").asText());
    }

    /** Whether the execution ends here. */
    boolean last() {
        return List.of("Succeed", "Fail").contains(type()) || fields.path("End").asBoolean();
    }

    /** The template's name of the function that is invoked or of the machine that is started. */
    String callee() {
        var argument = fields.path("Arguments").path(invokes() ? "FunctionName" : "StateMachineArn").asText();
        return argument.replace("${", "").replace("}", "");
    }

    /** What the function gets; empty where a single expression makes all of it. */
    Optional<JsonNode> payload() {
        return Optional.of(fields.path("Arguments").path("Payload")).filter(JsonNode::isObject);
    }

    long timeout() {
        return fields.path("TimeoutSeconds").asLong();
    }

    List<JsonNode> retriers() {
        return elements(fields.path("Retry")).toList();
    }

    List<JsonNode> catchers() {
        return elements(fields.path("Catch")).toList();
    }

    List<String> successors() {
        return Stream.of(Stream.of(fields.path("Next"), fields.path("Default")), next("Choices"), next("Catch"))
                .flatMap(each -> each)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private Stream<JsonNode> next(String list) {
        return elements(fields.path(list)).map(each -> each.path("Next"));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> errors(JsonNode rule) {
        return elements(rule.path("ErrorEquals")).map(JsonNode::asText).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
