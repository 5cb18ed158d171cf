package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks a Map state, inline or distributed. */
final class MapCheck {
    private static final long MOST = 100_000_000;
    private static final int LONGEST_LABEL = 40;

    private final Findings findings;
    private final String location;
    private final JsonNode state;
    private final Set<String> variables;

    MapCheck(Findings findings, String location, JsonNode state, Set<String> variables) {
        this.findings = findings;
        this.location = location;
        this.state = state;
        this.variables = variables;
    }

    void check() {
        findings.templates(location, state, "Items", "ItemSelector");
        findings.wholeOrExpression(location, state, "MaxConcurrency", 0, MOST);
        findings.required(location, state, "ItemProcessor").ifPresent(processor -> {
            findings.fields(location + "/ItemProcessor", processor, Fields.PROCESSOR);
            findings.oneOf(location + "/ItemProcessor", processor, "QueryLanguage", Set.of("JSONata"));
            checkMode(processor);
        });
    }

    private void checkMode(JsonNode processor) {
        String where = location + "/ItemProcessor";
        JsonNode config = processor.path("ProcessorConfig");
        findings.fields(where + "/ProcessorConfig", config, Set.of("Mode", "ExecutionType"));
        findings.oneOf(where + "/ProcessorConfig", config, "Mode", Set.of("INLINE", "DISTRIBUTED"));
        if (config.path("Mode").asText().equals("DISTRIBUTED")) {
            checkDistributed(config);
            // A child execution of its own sees no variable of the execution that started it.
            new StatesCheck(findings, Set.of()).check(where, processor);
        } else {
            Fields.DISTRIBUTED_ONLY.stream().filter(state::has).sorted().forEach(name ->
                    findings.schema(location + "/" + name, "The field '" + name
                            + "' needs a processor with \"Mode\": \"DISTRIBUTED\""));
            new StatesCheck(findings, variables).check(where, processor);
        }
    }

    private void checkDistributed(JsonNode config) {
        findings.required(location + "/ItemProcessor/ProcessorConfig", config, "ExecutionType");
        findings.oneOf(location + "/ItemProcessor/ProcessorConfig", config, "ExecutionType", Set.of("STANDARD"));
        findings.wholeOrExpression(location, state, "ToleratedFailureCount", 0, MOST);
        checkPercentage();
        if (state.path("Label").asText().length() > LONGEST_LABEL) {
            findings.schema(location + "/Label", "The field 'Label' must not be longer than " + LONGEST_LABEL + " characters");
        }
        if (state.has("Items") && state.has("ItemReader")) {
            findings.schema(location, "A Map must not have both 'Items' and 'ItemReader'");
        }
        State.optional(state, "ItemReader").ifPresent(reader -> checkReader(location + "/ItemReader", reader));
        State.optional(state, "ItemBatcher").ifPresent(batcher -> checkBatcher(location + "/ItemBatcher", batcher));
        State.optional(state, "ResultWriter").ifPresent(writer -> checkWriter(location + "/ResultWriter", writer));
    }

    private void checkPercentage() {
        JsonNode percentage = state.path("ToleratedFailurePercentage");
        findings.template(location + "/ToleratedFailurePercentage", percentage);
        if (percentage.isNumber() && (percentage.asDouble() < 0 || percentage.asDouble() > 100)) {
            findings.schema(location + "/ToleratedFailurePercentage",
                    "The field 'ToleratedFailurePercentage' must be from 0 to 100");
        }
    }

    private void checkReader(String where, JsonNode reader) {
        findings.fields(where, reader, Fields.READER);
        findings.required(where, reader, "Resource");
        findings.oneOf(where, reader, "Resource", Set.of("arn:aws:states:::s3:getObject"));
        checkObject(where, reader, "Key");
        findings.required(where, reader, "ReaderConfig").ifPresent(config -> {
            findings.fields(where + "/ReaderConfig", config, Fields.READER_CONFIG);
            findings.required(where + "/ReaderConfig", config, "InputType");
            findings.oneOf(where + "/ReaderConfig", config, "InputType", Set.of("JSON", "JSONL"));
            findings.wholeOrExpression(where + "/ReaderConfig", config, "MaxItems", 1, MOST);
        });
    }

    private void checkObject(String where, JsonNode node, String name) {
        findings.templates(where, node, "Arguments");
        findings.required(where, node, "Arguments").filter(JsonNode::isObject).ifPresent(arguments -> {
            findings.fields(where + "/Arguments", arguments, Set.of("Bucket", name));
            findings.required(where + "/Arguments", arguments, "Bucket");
        });
    }

    private void checkBatcher(String where, JsonNode batcher) {
        findings.fields(where, batcher, Fields.BATCHER);
        findings.templates(where, batcher, "BatchInput");
        findings.wholeOrExpression(where, batcher, "MaxItemsPerBatch", 1, MOST);
        findings.wholeOrExpression(where, batcher, "MaxInputBytesPerBatch", 1, MOST);
        if (!batcher.has("MaxItemsPerBatch") && !batcher.has("MaxInputBytesPerBatch")) {
            findings.schema(where, "An ItemBatcher needs 'MaxItemsPerBatch' or 'MaxInputBytesPerBatch'");
        }
    }

    private void checkWriter(String where, JsonNode writer) {
        findings.fields(where, writer, Fields.WRITER);
        findings.required(where, writer, "Resource");
        findings.oneOf(where, writer, "Resource", Set.of("arn:aws:states:::s3:putObject"));
        checkObject(where, writer, "Prefix");
        JsonNode config = writer.path("WriterConfig");
        findings.fields(where + "/WriterConfig", config, Set.of("Transformation", "OutputType"));
        findings.oneOf(where + "/WriterConfig", config, "Transformation", Set.of("NONE", "COMPACT", "FLATTEN"));
        findings.oneOf(where + "/WriterConfig", config, "OutputType", Set.of("JSON", "JSONL"));
    }
}
