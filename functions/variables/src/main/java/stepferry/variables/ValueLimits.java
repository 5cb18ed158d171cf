package stepferry.variables;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** What a variable may be called and what its value may be. */
final class ValueLimits {
    /** So much a secret of the Secrets Manager holds. */
    static final int MOST_BYTES = 65_536;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,254}");
    private static final int SHOWN = 40;

    private ValueLimits() {}

    /** What is wrong with each, in sentences that hold no value. */
    static List<String> flaws(Map<String, GivenValue> values) {
        var flaws = new ArrayList<String>();
        values.forEach((name, given) -> {
            if (!allowed(name)) {
                flaws.add(nameFlaw(name));
            }
            valueFlaw(given.value()).ifPresent(flaw -> flaws.add("the value of " + shown(name) + " " + flaw));
        });
        int bytes = Json.bytes(values).length;
        if (bytes > MOST_BYTES) {
            flaws.add("together they take " + bytes + " bytes, and the secret in which they wait for the run holds " + MOST_BYTES
                    + ": keep long texts in a row of the application, or put them into the environment's own store yourself");
        }
        return flaws;
    }

    static boolean allowed(String name) {
        return NAME.matcher(name).matches();
    }

    static String nameFlaw(String name) {
        return "'" + shown(name) + "' is no name of a variable: a letter comes first, then letters, digits and underscores, 255 at most";
    }

    static Rejected refused(List<String> flaws) {
        return new Rejected(ErrorCode.VARIABLE_INVALID, "These values of variables cannot be taken: " + String.join("; ", flaws)
                + ". Nothing was stored");
    }

    private static Optional<String> valueFlaw(String value) {
        if (value.isEmpty()) {
            return Optional.of("is empty");
        }
        if (value.indexOf('\0') >= 0) {
            return Optional.of("holds a NUL, which no database keeps in a text");
        }
        return encodes(value) ? Optional.empty() : Optional.of("is no Unicode text");
    }

    private static boolean encodes(String value) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value)).hasRemaining();
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** A name that is not allowed may be anything, a value that stands in the wrong place too. */
    private static String shown(String name) {
        if (allowed(name)) {
            return name;
        }
        var printable = name.codePoints().map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable;
    }
}
