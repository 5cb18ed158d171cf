package stepferry.tables;

/** What waiting tables are called: each has a name of its own whatever its schema, landing and table are called, and however long. */
public final class WaitingName {
    private WaitingName() {}

    public static String of(String schema, String landing, String table) {
        return of(schema, landing) + NameHash.of(table, 24);
    }

    /** What the names of a landing's waiting tables begin with. */
    public static String of(String schema, String landing) {
        return of(schema) + NameHash.of(landing, 16) + "_";
    }

    /** What the names of a schema's waiting tables begin with. */
    public static String of(String schema) {
        return "waiting_" + NameHash.of(schema, 12) + "_";
    }
}
