package stepferry.stepfunctions.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields each part of a definition may have. */
final class Fields {
    static final Set<String> TOP = Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    static final Set<String> BRANCH = Set.of("Comment", "QueryLanguage", "StartAt", "States");
    static final Set<String> PROCESSOR = Set.of("Comment", "QueryLanguage", "StartAt", "States", "ProcessorConfig");
    static final Set<String> RETRIER = Set.of("ErrorEquals", "IntervalSeconds", "BackoffRate", "MaxAttempts", "MaxDelaySeconds",
            "JitterStrategy", "Comment");
    static final Set<String> CATCHER = Set.of("ErrorEquals", "Next", "Assign", "Output", "Comment");
    static final Set<String> CHOICE = Set.of("Condition", "Next", "Assign", "Output", "Comment");
    static final Set<String> READER = Set.of("Resource", "ReaderConfig", "Arguments");
    static final Set<String> READER_CONFIG = Set.of("InputType", "MaxItems", "ItemsPointer");
    static final Set<String> BATCHER = Set.of("MaxItemsPerBatch", "MaxInputBytesPerBatch", "BatchInput");
    static final Set<String> WRITER = Set.of("Resource", "Arguments", "WriterConfig");
    static final Set<String> JSON_PATH = Set.of("InputPath", "OutputPath", "ResultPath", "ResultSelector", "Parameters", "Result",
            "ItemsPath", "SecondsPath", "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "ErrorPath", "CausePath",
            "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "Iterator", "Variable");
    static final Set<String> DISTRIBUTED_ONLY = Set.of("ItemReader", "ItemBatcher", "ResultWriter", "Label",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage");

    private static final Map<String, List<String>> BY_TYPE = Map.of(
            "Pass", List.of("Next", "End", "Assign", "Output"),
            "Task", List.of("Next", "End", "Assign", "Output", "Resource", "Arguments", "TimeoutSeconds", "HeartbeatSeconds",
                    "Retry",
                    "Catch"),
            "Choice", List.of("Choices", "Default", "Assign", "Output"),
            "Wait", List.of("Next", "End", "Assign", "Output", "Seconds", "Timestamp"),
            "Succeed", List.of("Output"),
            "Fail", List.of("Error", "Cause"),
            "Parallel", List.of("Next", "End", "Assign", "Output", "Branches", "Arguments", "Retry", "Catch"),
            "Map", List.of("Next", "End", "Assign", "Output", "Retry", "Catch", "Items", "ItemReader", "ItemSelector",
                    "ItemBatcher",
                    "ItemProcessor", "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage", "Label",
                            "ResultWriter"));

    private Fields() {
    }

    static boolean isType(String type) {
        return BY_TYPE.containsKey(type);
    }

    static Set<String> of(String type) {
        Set<String> fields = new HashSet<>(BY_TYPE.get(type));
        fields.addAll(List.of("Type", "Comment", "QueryLanguage"));
        return fields;
    }

    static boolean moves(String type) {
        return BY_TYPE.get(type).contains("Next");
    }
}
