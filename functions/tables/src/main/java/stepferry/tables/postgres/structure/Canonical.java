package stepferry.tables.postgres.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A definition's text in the one form that survives being run and printed again. The server prints
 * {@code x IN ('a', 'b')} on a varchar as {@code (ARRAY['a'::character varying, …])::text[]}, and prints that, once run, as
 * {@code ARRAY[('a'::character varying)::text, …]}: both mean and become the latter.
 */
final class Canonical {
    private static final String OPEN = "(ARRAY[";

    private Canonical() {}

    static Optional<String> of(Optional<String> definition) {
        return definition.map(Canonical::of);
    }

    static String of(String definition) {
        var text = definition.strip();
        for (var at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, at + 1)) {
            text = pushedIn(text, at);
        }
        return text;
    }

    private static String pushedIn(String text, int at) {
        var commas = new ArrayList<Integer>();
        var from = at + OPEN.length();
        var end = end(text, from, commas);
        if (end < 0 || !text.startsWith("])::", end)) {
            return text;
        }
        var typeEnd = typeEnd(text, end + 4);
        var type = text.substring(end + 4, typeEnd);
        return type.endsWith("[]")
                ? text.substring(0, at) + cast(text, from, end, commas, type.substring(0, type.length() - 2))
                        + text.substring(typeEnd)
                : text;
    }

    private static String cast(String text, int from, int end, List<Integer> commas, String type) {
        var elements = new ArrayList<String>();
        var start = from;
        for (var comma : commas) {
            elements.add(text.substring(start, comma).strip());
            start = comma + 1;
        }
        elements.add(text.substring(start, end).strip());
        return "ARRAY[" + String.join(", ", elements.stream().map(element -> "(" + element + ")::" + type).toList()) + "]";
    }

    /** Where the bracket that stands open at the beginning closes, or -1; notes the commas between its elements. */
    private static int end(String text, int from, List<Integer> commas) {
        var depth = 0;
        for (var i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\'', '"' -> i = closing(text, i);
                case '(', '[' -> depth++;
                case ')' -> depth--;
                case ']' -> {
                    if (depth-- == 0) {
                        return i;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        commas.add(i);
                    }
                }
                default -> { }
            }
        }
        return -1;
    }

    private static int closing(String text, int quote) {
        var at = text.indexOf(text.charAt(quote), quote + 1);
        return at < 0 ? text.length() : at;
    }

    private static int typeEnd(String text, int from) {
        var array = text.indexOf("[]", from);
        return array >= 0 && text.substring(from, array).matches("[\\w \"().]+") ? array + 2 : from;
    }
}
