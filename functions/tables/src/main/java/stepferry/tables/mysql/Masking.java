package stepferry.tables.mysql;

import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.tables.RowSelection.MaskedColumn;

/** What stands in a package for a value that stays where it is. */
final class Masking {
    private static final Pattern TEXT = Pattern.compile("(?:tiny|medium|long)?text|(?:var)?char\\((\\d+)\\)");
    private static final Pattern BYTES = Pattern.compile("(?:tiny|medium|long)?blob|varbinary\\(\\d+\\)");
    private static final Pattern FIXED_BYTES = Pattern.compile("binary\\((\\d+)\\)");
    private static final Pattern WHOLE = Pattern.compile("(?:tiny|small|medium|big)?int(?:\\(\\d+\\))?(?: unsigned)?|bit\\(\\d+\\)");
    private static final Pattern DECIMAL = Pattern.compile("(decimal\\(\\d+,\\d+\\))(?: unsigned)?");
    private static final Pattern FLOATING = Pattern.compile("(?:float|double)(?:\\(\\d+,\\d+\\))?(?: unsigned)?");

    private Masking() {}

    static String of(String table, TypedColumn column, MaskedColumn masked) {
        return switch (masked.mask()) {
            case CLEAR -> masked.column().nullable() ? "null" : empty(table, masked);
            case HASH -> hash(table, column, masked);
        };
    }

    private static String empty(String table, MaskedColumn masked) {
        return emptyValue(masked.column().type())
                .orElseThrow(() -> masked.refused(table, "it may not be null and its type has no empty value"));
    }

    private static Optional<String> emptyValue(String type) {
        if (TEXT.matcher(type).matches() || type.startsWith("set(")) {
            return Optional.of("''");
        }
        if (BYTES.matcher(type).matches()) {
            return Optional.of("x''");
        }
        if (WHOLE.matcher(type).matches()) {
            return Optional.of("0");
        }
        if (FLOATING.matcher(type).matches()) {
            return Optional.of("0e0");
        }
        return emptyOfAShape(type);
    }

    private static Optional<String> emptyOfAShape(String type) {
        var decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return Optional.of("cast(0 as " + decimal.group(1) + ")");
        }
        var bytes = FIXED_BYTES.matcher(type);
        if (bytes.matches()) {
            return Optional.of("repeat(x'00', " + bytes.group(1) + ")");
        }
        return switch (type) {
            case "json" -> Optional.of("'{}'");
            case "uuid" -> Optional.of("'00000000-0000-0000-0000-000000000000'");
            default -> Optional.empty();
        };
    }

    private static String hash(String table, TypedColumn typed, MaskedColumn masked) {
        var text = TEXT.matcher(masked.column().type());
        if (!text.matches()) {
            throw masked.refused(table, "its type is no text");
        }
        var digest = "sha2(" + typed.form().read(typed.quoted()) + ", 256)";
        return text.group(1) == null ? digest : "left(" + digest + ", " + text.group(1) + ")";
    }
}
