package stepferry.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A definition as it lies in this folder; its name is the file's, such as {@code promote}. */
record Machine(String name, String text, JsonNode definition) {
    static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final String SUFFIX = ".asl.json";
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");

    static List<Machine> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().map(Machine::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The machines that hold a target's lease, start to end. */
    static List<Machine> whole() {
        return all().stream().filter(machine -> machine.has("Backup")).toList();
    }

    private static Machine read(Path file) {
        try {
            var text = Files.readString(file);
            return new Machine(file.getFileName().toString().replace(SUFFIX, ""), text, new ObjectMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String start() {
        return definition.path("StartAt").asText();
    }

    boolean has(String state) {
        return definition.path("States").has(state);
    }

    State state(String state) {
        return new State(state, definition.path("States").path(state));
    }

    Stream<State> states() {
        return definition.path("States").properties().stream().map(entry -> new State(entry.getKey(), entry.getValue()));
    }

    /** The states of the machine and those that its maps run for each item. */
    Stream<State> everyState() {
        return states().flatMap(state -> Stream.concat(Stream.of(state), state.inside()));
    }

    Stream<State> tasks() {
        return everyState().filter(State::task);
    }

    Set<String> substitutions() {
        return SUBSTITUTION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The states that can come after the given ones, those included, on ways that avoid a state. */
    Set<String> reachable(Set<String> from, String avoided) {
        var seen = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            var state = waiting.pop();
            if (!state.equals(avoided) && seen.add(state)) {
                waiting.addAll(state(state).successors());
            }
        }
        return seen;
    }

    @Override
    public String toString() {
        return name;
    }
}
