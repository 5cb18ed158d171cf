package stepferry.tables;

import java.util.Collection;
import java.util.stream.Collectors;

/** The one place where a name becomes SQL. */
public final class Identifiers {
    private Identifiers() {}

    /**
     * The name as a quoted identifier of standard SQL, whatever it contains.
     *
     * @throws IllegalArgumentException if the name is empty or holds a NUL, which no database accepts
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name in a database is neither empty nor does it hold a NUL");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The quoted names with commas between them. */
    public static String quoteAll(Collection<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    /** The quoted name of an object in a schema. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    /** The text as a string literal of PostgreSQL that means the same under every setting. */
    public static String literal(String text) {
        var quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
