package stepferry.variables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stepferry.model.variables.VariableKind;

/**
 * Values as people write them down: a line {@code NAME=VALUE} each. Blank lines and lines that begin with {@code #} say nothing, and
 * {@code export} may stand before a name. A value in single quotes is taken as it stands, one in double quotes may hold
 * {@code \n}, {@code \r}, {@code \t}, {@code \"} and {@code \\}; both may go over several lines. Any other value is the rest of its line.
 */
public final class BulkText {
    private static final String UNKNOWN = "?";

    private final String[] lines;
    private final VariableKind kind;
    private final Map<String, GivenValue> values = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private int next;

    private BulkText(String text, VariableKind kind) {
        this.lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
        this.kind = kind;
    }

    /**
     * Reads a text.
     *
     * @param kind what every value in it is
     * @throws stepferry.model.Rejected with VARIABLE_INVALID and what is wrong with each line
     */
    public static GivenValues parse(String text, VariableKind kind) {
        var bulk = new BulkText(text, kind);
        while (bulk.next < bulk.lines.length) {
            bulk.line();
        }
        if (!bulk.flaws.isEmpty()) {
            throw ValueLimits.refused(bulk.flaws);
        }
        return GivenValues.of(bulk.values);
    }

    private void line() {
        int number = next + 1;
        var line = lines[next++].stripLeading();
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            // Not quoted: it may be a secret that lost its name.
            flaws.add("line " + number + " is not NAME=VALUE");
            return;
        }
        var name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
        take(name, value(line.substring(equals + 1).stripLeading(), number), number);
    }

    private void take(String name, String value, int number) {
        if (!ValueLimits.allowed(name)) {
            flaws.add("line " + number + ": " + ValueLimits.nameFlaw(name));
        } else if (value.isEmpty()) {
            flaws.add("line " + number + ": the value of " + name + " is empty");
        } else if (seen.putIfAbsent(name, number) != null) {
            flaws.add("line " + number + ": " + name + " stands in line " + seen.get(name) + " already");
        } else {
            values.put(name, new GivenValue(kind, value));
        }
    }

    private String value(String rest, int number) {
        return rest.startsWith("'") || rest.startsWith("\"") ? quoted(rest, rest.charAt(0), number) : rest.strip();
    }

    private String quoted(String first, char quote, int number) {
        var value = new StringBuilder();
        int behind = next;
        var text = first;
        int end = upTo(quote, text, 1, value);
        while (end == text.length() && next < lines.length) {
            value.append('\n');
            text = lines[next++];
            end = upTo(quote, text, 0, value);
        }
        if (end < text.length()) {
            refuseMore(text.substring(end + 1).strip(), number);
            return value.toString();
        }
        next = behind;
        flaws.add("line " + number + ": the quote " + quote + " is not closed");
        return UNKNOWN;
    }

    /** @return where the closing quote stands, or the text's length */
    private static int upTo(char quote, String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && text.charAt(at) != quote) {
            boolean escape = quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length();
            value.append(escape ? unescaped(text.charAt(at + 1)) : text.substring(at, at + 1));
            at += escape ? 2 : 1;
        }
        return at;
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private void refuseMore(String behind, int number) {
        if (!behind.isEmpty() && !behind.startsWith("#")) {
            flaws.add("line " + number + ": something stands behind the closing quote");
        }
    }
}
