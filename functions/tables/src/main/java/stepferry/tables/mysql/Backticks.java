package stepferry.tables.mysql;

import java.util.Collection;
import java.util.stream.Collectors;

/** Where a name or a text becomes SQL of MariaDB and MySQL. */
public final class Backticks {
    private Backticks() {}

    /**
     * The name as a quoted identifier, whatever it contains.
     *
     * @throws IllegalArgumentException if the name is empty or holds a NUL, which no database accepts
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name in a database is neither empty nor does it hold a NUL");
        }
        return '`' + name.replace("`", "``") + '`';
    }

    /** The quoted names with commas between them. */
    public static String quoteAll(Collection<String> names) {
        return names.stream().map(Backticks::quote).collect(Collectors.joining(", "));
    }

    /** The text as a string literal; holds as long as NO_BACKSLASH_ESCAPES is not in the session's SQL mode. */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
