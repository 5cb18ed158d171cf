package stepferry.tables.mysql;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values of a type become canonical text, and how the text becomes the value again. */
enum ValueForm {
    /** Numbers, dates and times, addresses: their own text is exact. */
    PLAIN,
    /** FLOAT prints six digits only; as a double it prints all that are needed. The product keeps the sign of zero. */
    FLOATING,
    BITS,
    /** An enum holds an empty text that is none of its labels where a value was once refused leniently. */
    LABEL,
    TEXT,
    BYTES;

    private static final Map<String, ValueForm> BY_TYPE = Stream.of(
                    forms(FLOATING, "float", "double"),
                    forms(BITS, "bit"),
                    forms(LABEL, "enum"),
                    forms(TEXT, "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "set", "json"),
                    forms(BYTES, "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector", "geometry", "point", "linestring",
                            "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection", "geomcollection"))
            .flatMap(each -> each.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Map<String, ValueForm> forms(ValueForm form, String... types) {
        return Set.of(types).stream().collect(Collectors.toMap(type -> type, type -> form));
    }

    static ValueForm of(String dataType) {
        return BY_TYPE.getOrDefault(dataType, PLAIN);
    }

    /** The canonical value: text in utf8mb4, or of BYTES the bytes. */
    String read(String column) {
        return switch (this) {
            case PLAIN -> "cast(" + column + " as char)";
            case FLOATING -> "cast(" + column + " * 1e0 as char)";
            case BITS -> "cast(" + column + " + 0 as char)";
            case LABEL -> "if(" + column + " + 0 = 0, char(0 using utf8mb4), convert(" + column + " using utf8mb4))";
            case TEXT -> "convert(" + column + " using utf8mb4)";
            case BYTES -> column;
        };
    }

    /** Whether LOAD DATA makes the value from the text without help. */
    boolean loadsItself() {
        return this == PLAIN || this == FLOATING || this == TEXT;
    }

    /** What makes the value from the text in a variable. */
    String load(String variable) {
        return switch (this) {
            case BITS -> "cast(" + variable + " as unsigned)";
            // As a number the text that is no label is taken without a complaint.
            case LABEL -> "if(hex(" + variable + ") = '00', '0', " + variable + ")";
            case BYTES -> "unhex(" + variable + ")";
            case PLAIN, FLOATING, TEXT -> variable;
        };
    }
}
