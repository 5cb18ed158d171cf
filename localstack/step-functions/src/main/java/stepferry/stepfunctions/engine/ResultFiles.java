package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import stepferry.stepfunctions.definition.StateFailure;
import stepferry.stepfunctions.language.Json;

/** What a ResultWriter leaves in S3: one file for each way that children ended, and a manifest that names them. */
final class ResultFiles {
    private final Visit visit;
    private final String mapRunArn;
    private final String bucket;
    private final String folder;
    private final String transformation;
    private final boolean lines;
    private final Map<String, ResultFile> files = new TreeMap<>();

    ResultFiles(Visit visit, JsonNode writer, String mapRunArn) {
        this.visit = visit;
        this.mapRunArn = mapRunArn;
        JsonNode arguments = visit.evaluate("ResultWriter/Arguments", writer.path("Arguments"), Map.of());
        this.bucket = arguments.path("Bucket").asText();
        String prefix = arguments.path("Prefix").asText("");
        String run = mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1);
        this.folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix + run : prefix + "/" + run;
        this.transformation = writer.path("WriterConfig").path("Transformation").asText("NONE");
        this.lines = writer.path("WriterConfig").path("OutputType").asText("JSON").equals("JSONL");
    }

    void add(Start start, Ending ending) {
        boolean success = ending.status() == Status.SUCCEEDED;
        JsonNode output = ending.output().orElseGet(Json::object);
        ResultFile file = file(success ? "SUCCEEDED" : "FAILED");
        if (!success || transformation.equals("NONE")) {
            file.add(Descriptions.forTask(start, ending, false));
        } else if (transformation.equals("FLATTEN") && output.isArray()) {
            output.forEach(file::add);
        } else {
            file.add(output);
        }
    }

    void addPending(JsonNode input) {
        file("PENDING").add(Json.object().put("Input", Json.text(input)).put("Status", "PENDING"));
    }

    private ResultFile file(String status) {
        return files.computeIfAbsent(status, s -> new ResultFile(lines));
    }

    /** Stores the files and the manifest; gives the manifest's bucket and key. */
    ObjectNode finish() {
        ObjectNode manifest = Json.object().put("DestinationBucket", bucket).put("MapRunArn", mapRunArn);
        ObjectNode names = manifest.putObject("ResultFiles");
        for (String status : new String[] {"FAILED", "PENDING", "SUCCEEDED"}) {
            ArrayNode list = names.putArray(status);
            if (files.containsKey(status)) {
                String key = folder + "/" + status + "_0." + (lines ? "jsonl" : "json");
                list.addObject().put("Key", key).put("Size", store(key, files.get(status)));
            }
        }
        ResultFile manifestFile = new ResultFile(true);
        manifestFile.add(manifest);
        String key = folder + "/manifest.json";
        store(key, manifestFile);
        return Json.object().put("Bucket", bucket).put("Key", key);
    }

    private long store(String key, ResultFile file) {
        Path path = file.finish();
        try {
            visit.scope().engine().objects().write(bucket, key, path);
            return Files.size(path);
        } catch (IOException e) {
            throw new StateFailure("States.ResultWriterFailed", String.valueOf(e.getMessage()));
        } finally {
            path.toFile().delete();
        }
    }
}
