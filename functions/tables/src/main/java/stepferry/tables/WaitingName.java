package stepferry.tables;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What waiting tables are called: each has a name of its own whatever its schema, landing and table are called, and however long. */
public final class WaitingName {
    private WaitingName() {}

    public static String of(String schema, String landing, String table) {
        return of(schema, landing) + word(table, 24);
    }

    /** What the names of a landing's waiting tables begin with. */
    public static String of(String schema, String landing) {
        return of(schema) + word(landing, 16) + "_";
    }

    /** What the names of a schema's waiting tables begin with. */
    public static String of(String schema) {
        return "waiting_" + word(schema, 12) + "_";
    }

    private static String word(String name, int length) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "").substring(0, length);
    }
}
