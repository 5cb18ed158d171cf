package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import stepferry.stepfunctions.language.Json;

/** A file of results while it is written, on disk because it may be large: a JSON array, or JSON lines. */
final class ResultFile {
    private final Path path;
    private final BufferedWriter out;
    private final boolean lines;
    private boolean empty = true;

    ResultFile(boolean lines) {
        this.lines = lines;
        try {
            path = Files.createTempFile("map-results", ".json");
            out = new BufferedWriter(new OutputStreamWriter(new FileOutputStream(path.toFile()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(JsonNode result) {
        write((lines ? empty ? "" : "\n" : empty ? "[" : ",") + Json.text(result));
        empty = false;
    }

    Path finish() {
        write(lines ? "" : empty ? "[]" : "]");
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
