package stepferry.tables.postgres;

import static stepferry.tables.Identifiers.quote;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stepferry.tables.RowSelection.MaskedColumn;

/** What stands in a package for a value that stays where it is. */
final class Masking {
    private static final Pattern TEXT = Pattern.compile("(?:text|citext|character(?: varying)?)(?:\\((\\d+)\\))?");
    private static final List<String> NUMBERS = List.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private Masking() {}

    static String of(String table, MaskedColumn masked) {
        return switch (masked.mask()) {
            case CLEAR -> masked.column().nullable() ? "null::" + masked.column().type() : empty(table, masked);
            case HASH -> hash(table, masked);
        };
    }

    private static String empty(String table, MaskedColumn masked) {
        var type = masked.column().type();
        return emptyText(type).map(text -> "'" + text + "'::" + type)
                .orElseThrow(() -> masked.refused(table, "it may not be null and its type has no empty value"));
    }

    private static Optional<String> emptyText(String type) {
        if (TEXT.matcher(type).matches() || type.equals("bytea")) {
            return Optional.of("");
        }
        if (NUMBERS.stream().anyMatch(type::startsWith) && !type.endsWith("]")) {
            return Optional.of("0");
        }
        return switch (type) {
            case "boolean" -> Optional.of("false");
            case "json", "jsonb" -> Optional.of("{}");
            case "uuid" -> Optional.of("00000000-0000-0000-0000-000000000000");
            default -> type.endsWith("[]") ? Optional.of("{}") : Optional.empty();
        };
    }

    private static String hash(String table, MaskedColumn masked) {
        var column = masked.column();
        var text = TEXT.matcher(column.type());
        if (!text.matches()) {
            throw masked.refused(table, "its type is no text");
        }
        var digest = "encode(sha256(convert_to(" + quote(column.name()) + "::text, 'UTF8')), 'hex')";
        return text.group(1) == null ? digest + "::" + column.type() : "left(" + digest + ", " + text.group(1) + ")::" + column.type();
    }
}
