package stepferry.stepfunctions.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import stepferry.stepfunctions.language.Json;

/** The append-only file of state machines: every creation, update and deletion. */
public final class Catalogue {
    private final Path file;

    public Catalogue(Path file) {
        this.file = file;
    }

    public synchronized void append(ObjectNode change) {
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write((Json.text(change) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + "; check the disk's free space", e);
        }
    }

    public synchronized List<JsonNode> changes() {
        return Files.exists(file) ? JournalFile.wholeLines(file).stream().map(Json::trusted).toList() : List.of();
    }
}
