package stepferry.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Rule sets as they were given, by name and version; a version is never changed once it is stored. */
public final class RuleSets {
    private static final String NAMES = "rules";
    private static final String VERSIONS = "rules#";

    private final JournalTable table;

    public RuleSets(JournalTable table) {
        this.table = table;
    }

    /** A stored rule set. */
    public record Stored(String name, int version, JsonNode content) {}

    /** Stores the content as the next version, unless it is what the latest version holds; returns the version. */
    public int put(String name, JsonNode content) {
        for (int version = latest(name).map(Stored::version).orElse(0); ; version++) {
            var there = find(name, version);
            if (there.isPresent() && there.get().content().equals(content)) {
                return version;
            }
            var next = new Stored(name, version + 1, content);
            if (table.putNew(VERSIONS + name, sort(version + 1), next)) {
                table.put(NAMES, name, next);
                return version + 1;
            }
        }
    }

    public Optional<Stored> find(String name, int version) {
        return table.get(VERSIONS + name, sort(version), Stored.class);
    }

    public Optional<Stored> latest(String name) {
        return table.all(VERSIONS + name, "v", true, 1, Stored.class).stream().findFirst();
    }

    /** The latest version of each, by name. */
    public List<Stored> all() {
        // The names' own entries may have been overtaken: the later of two writers need not be the one of the later version.
        return table.all(NAMES, "", false, Integer.MAX_VALUE, Stored.class).stream().flatMap(named -> latest(named.name()).stream()).toList();
    }

    private static String sort(int version) {
        return "v%06d".formatted(version);
    }
}
