package stepferry.packages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import stepferry.model.structure.StructureChange;

/** The SQL by which runs changed their target's structure, kept for people to read. */
public final class RunScripts {
    private final Bucket bucket;

    public RunScripts(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Keeps the statements of a run, in their order, under what each is for. A second delivery writes the same place.
     *
     * @param restoring whether they take back what the very same run did
     */
    public void put(String run, boolean restoring, List<StructureChange> changes) {
        var text = new StringBuilder();
        for (var phase : StructureChange.Phase.values()) {
            changes.stream().filter(change -> change.phase() == phase).forEach(change -> write(text, change));
        }
        bucket.put(key(run, restoring), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #put} kept; empty if the run changed no structure, or never came to it. */
    public Optional<String> find(String run, boolean restoring) {
        return bucket.find(key(run, restoring)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static void write(StringBuilder text, StructureChange change) {
        var when = change.phase() == StructureChange.Phase.BEFORE_DATA ? "before the rows" : "after the rows";
        text.append("-- ").append(oneLine(change.object())).append(", ").append(when).append(": ").append(oneLine(change.reason())).append('\n')
                .append(change.sql()).append(";\n");
    }

    // A name may hold a line break, and what follows one is no comment any more.
    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String key(String run, boolean restoring) {
        return "runs/" + run + (restoring ? "/restored.sql" : "/structure.sql");
    }
}
