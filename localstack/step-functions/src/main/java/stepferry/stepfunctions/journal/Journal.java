package stepferry.stepfunctions.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.stepfunctions.language.Json;

/**
 * One execution's append-only file: how it was started, its history events, what it has to remember to go on after a
 * restart, how it
 * ended. One JSON object a line. Events wait in memory until something that depends on them is written, so that a small child
 * execution costs two writes. A half-written last line, left by a killed process, is cut off when the file is opened again.
 */
public final class Journal {
    /** The number of events after which Step Functions fails an execution. */
    public static final int MOST_EVENTS = 25_000;
    private static final int LARGEST_PENDING = 65_536;
    private static final String EVENT = "{\"event\":";

    private final Path file;
    private final StringBuilder pending = new StringBuilder();
    private long events;
    private boolean closed;

    private Journal(Path file, long events) {
        this.file = file;
        this.events = events;
    }

    public static Journal create(Path file, ObjectNode start) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + file.getParent(), e);
        }
        Journal journal = new Journal(file, 0);
        journal.write("start", start);
        return journal;
    }

    /** Opens what an earlier process left; nothing if it died before the first line was whole. */
    public static Optional<Recovered> recover(Path file) {
        List<String> lines = JournalFile.wholeLines(file);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long events = lines.stream().filter(line -> line.startsWith(EVENT)).count();
        Memory memory = new Memory();
        Optional<JsonNode> end = Optional.empty();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.startsWith(EVENT)) {
                JsonNode record = Json.trusted(line);
                memory.learn(record);
                end = end.or(() -> Optional.ofNullable(record.get("end")));
            }
        }
        Journal journal = new Journal(file, events);
        return Optional.of(new Recovered(journal, Json.trusted(lines.getFirst()).path("start"), memory, end));
    }

    /** Adds an event and gives its number; nothing when the history is full. */
    public synchronized Optional<Long> event(String type, long previous, Map<String, ?> details, boolean last) {
        if (closed || (!last && events >= MOST_EVENTS - 1)) {
            return closed ? Optional.of(events) : Optional.empty();
        }
        ObjectNode event = Json.object().put("id", ++events).put("previousEventId", previous).put("type", type);
        event.put("timestamp", Instant.now().toEpochMilli() / 1000.0);
        if (!details.isEmpty()) {
            event.set(EventNames.detailsField(type), Json.mapper().valueToTree(details));
        }
        pending.append(EVENT).append(Json.text(event)).append("}\n");
        if (pending.length() > LARGEST_PENDING) {
            flush();
        }
        return Optional.of(events);
    }

    /** Remembers a value under a key. */
    public synchronized void memo(String key, JsonNode value) {
        write("memo", Json.object().put("key", key).set("value", value));
    }

    /** Remembers that a scope has completed a step: where it goes on, with what data and which newly assigned variables. */
    public synchronized void position(String scope, Position position) {
        write("position", position.toJson(scope));
    }

    /** Writes how the execution ended; nothing is accepted afterwards. */
    public synchronized void end(JsonNode end) {
        write("end", end);
        closed = true;
    }

    /** Lets go of the file as it is: what comes later belongs to the next process. */
    public synchronized void abandon() {
        closed = true;
    }

    public synchronized boolean open() {
        return !closed;
    }

    /** How many events there are. */
    public synchronized long events() {
        return events;
    }

    public synchronized List<JsonNode> history() {
        flush();
        List<JsonNode> history = new ArrayList<>();
        JournalFile.lines(file).filter(line -> line.startsWith(EVENT))
                .forEach(line -> history.add(Json.trusted(line).path("event")));
        return history;
    }

    private void write(String kind, JsonNode value) {
        if (!closed) {
            pending.append(Json.text(Json.object().set(kind, value))).append('\n');
            flush();
        }
    }

    private void flush() {
        if (pending.isEmpty()) {
            return;
        }
        // A stream, not a channel: an interrupt, which is how an execution is stopped, would close a channel.
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(pending.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + "; check the disk's free space", e);
        }
        pending.setLength(0);
    }
}
