package stepferry.packages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.structure.StructureChange;

/** The SQL by which runs changed their target's structure, kept for people to read. */
public final class RunScripts {
    private final Bucket bucket;

    public RunScripts(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Keeps the statements of a run, in their order, each under what it is for. A second delivery writes the same place.
     *
     * @param restoring whether they take back what the very same run did
     */
    public void put(String run, boolean restoring, List<StructureChange> changes) {
        write(key(run, restoring), text(changes));
    }

    /** Keeps the statements by which a later delivery goes on, after what an earlier one kept. */
    public void append(String run, boolean restoring, List<StructureChange> changes) {
        write(key(run, restoring), find(run, restoring).orElse("") + text(changes));
    }

    /** What {@link #put} kept; empty if the run changed no structure, or never came to it. */
    public Optional<String> find(String run, boolean restoring) {
        return bucket.find(key(run, restoring)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private void write(String key, String text) {
        bucket.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(List<StructureChange> changes) {
        return Stream.of(StructureChange.Phase.values())
                .flatMap(phase -> changes.stream().filter(change -> change.phase() == phase))
                .map(RunScripts::text)
                .collect(Collectors.joining());
    }

    private static String text(StructureChange change) {
        var when = change.phase() == StructureChange.Phase.BEFORE_DATA ? "before the rows" : "after the rows";
        return "-- " + oneLine(change.object()) + ", " + when + ": " + oneLine(change.reason()) + "\n" + change.sql() + ";\n";
    }

    // A name may hold a line break, and what follows one is no comment any more.
    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String key(String run, boolean restoring) {
        return "runs/" + run + (restoring ? "/restored.sql" : "/structure.sql");
    }
}
