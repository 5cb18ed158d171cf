package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL as the server prints it.
 *
 * @param text as it stands there
 * @param start where it begins
 */
record Word(Kind kind, String text, int start) {
    enum Kind {
        /** A name in backticks. */
        NAME,
        STRING,
        /** A keyword, a number, a name without quotes. */
        PLAIN,
        /** One character that is none of the others. */
        SIGN
    }

    static List<Word> of(String sql) {
        var words = new ArrayList<Word>();
        var at = 0;
        while (at < sql.length()) {
            var kind = kind(sql.charAt(at));
            var end = end(sql, at, kind);
            if (!Character.isWhitespace(sql.charAt(at))) {
                words.add(new Word(kind, sql.substring(at, end), at));
            }
            at = end;
        }
        return words;
    }

    private static Kind kind(char first) {
        return switch (first) {
            case '`' -> Kind.NAME;
            case '\'', '"' -> Kind.STRING;
            default -> plain(first) ? Kind.PLAIN : Kind.SIGN;
        };
    }

    private static boolean plain(char each) {
        return Character.isLetterOrDigit(each) || each == '_' || each == '$' || each == '@';
    }

    private static int end(String sql, int start, Kind kind) {
        return switch (kind) {
            case NAME, STRING -> closing(sql, start, kind == Kind.STRING);
            case PLAIN -> {
                var end = start + 1;
                while (end < sql.length() && plain(sql.charAt(end))) {
                    end++;
                }
                yield end;
            }
            case SIGN -> start + 1;
        };
    }

    private static int closing(String sql, int start, boolean escapes) {
        var quote = sql.charAt(start);
        for (var at = start + 1; at < sql.length(); at++) {
            if (escapes && sql.charAt(at) == '\\') {
                at++;
            } else if (sql.charAt(at) == quote) {
                if (at + 1 == sql.length() || sql.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
        }
        return sql.length();
    }

    int end() {
        return start + text.length();
    }

    boolean is(String word) {
        return kind != Kind.NAME && kind != Kind.STRING && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }

    /** What the backticks enclose. */
    String name() {
        return text.substring(1, text.length() - 1).replace("``", "`");
    }

    boolean isName(String name) {
        return kind == Kind.NAME && name().equals(name);
    }
}
