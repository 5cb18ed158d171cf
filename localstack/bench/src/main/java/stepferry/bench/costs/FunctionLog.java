package stepferry.bench.costs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import stepferry.model.Json;

/**
 * What the functions say of themselves: a line with metrics for each invocation, in their log.
 *
 * @param memory what each function has, in MiB, by its name in the template
 */
public record FunctionLog(Path file, Map<String, Integer> memory) {
    private static final double MEBIBYTES = 1024;
    private static final double MILLIS = 1000;

    /** Where it ends now. */
    public long end() throws IOException {
        return Files.size(file);
    }

    /**
     * What was used since.
     *
     * @param transitions of the state machines meanwhile
     */
    public Usage since(long position, long transitions) throws IOException {
        var usage = new Usage(transitions, 0, 0, Map.of());
        for (var line : text(position).lines().toList()) {
            if (line.startsWith("{")) {
                var read = Json.MAPPER.readTree(line);
                usage = read.has("DurationMs") ? usage.and(gigabyteSeconds(read), requests(read)) : usage;
            }
        }
        return usage;
    }

    private String text(long position) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            var bytes = new byte[Math.toIntExact(in.length() - position)];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private double gigabyteSeconds(JsonNode line) {
        var step = line.path("Step").asText();
        var function = step.substring(0, 1).toUpperCase(Locale.ROOT) + step.substring(1) + "Function";
        return memory.get(function) / MEBIBYTES * line.path("DurationMs").asDouble() / MILLIS;
    }

    private static Map<String, Long> requests(JsonNode line) {
        var requests = new HashMap<String, Long>();
        line.path("requests").properties().forEach(each -> requests.put(each.getKey(), each.getValue().asLong()));
        return requests;
    }
}
