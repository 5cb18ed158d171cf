package stepferry.tables.mysql.structure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A column's type, taken apart.
 *
 * @param arguments what stands in the parentheses: numbers, or labels as literals
 */
record DataType(String text, String base, List<String> arguments, boolean unsigned) {
    private static final Map<String, Integer> BITS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64, "year", 8);
    private static final Map<String, Long> TEXT_BYTES =
            Map.of("tinytext", 255L, "text", 65_535L, "mediumtext", 16_777_215L, "longtext", 4_294_967_295L);
    private static final Map<String, Long> BLOB_BYTES =
            Map.of("tinyblob", 255L, "blob", 65_535L, "mediumblob", 16_777_215L, "longblob", 4_294_967_295L);
    private static final Set<String> GEOMETRIES = Set.of("geometry", "point", "linestring", "polygon", "multipoint",
            "multilinestring", "multipolygon", "geometrycollection", "geomcollection");
    private static final Set<String> TEMPORAL = Set.of("date", "time", "datetime", "timestamp");

    static DataType of(String type) {
        var words = Word.of(type);
        var base = words.isEmpty() ? "" : words.getFirst().text().toLowerCase(Locale.ROOT);
        var sized = words.size() > 1 && words.get(1).is("(");
        var arguments = sized
                ? words.stream().skip(2).takeWhile(word -> !word.is(")")).filter(word -> !word.is(",")).map(Word::text).toList()
                : List.<String>of();
        return new DataType(type, base, arguments, words.stream().anyMatch(word -> word.is("unsigned")));
    }

    /** The first number in the parentheses, or what the type means without one. */
    int size(int otherwise) {
        return arguments.isEmpty() || labelled() ? otherwise : Integer.parseInt(arguments.getFirst());
    }

    int scale() {
        return arguments.size() > 1 && !labelled() ? Integer.parseInt(arguments.get(1)) : 0;
    }

    boolean whole() {
        return BITS.containsKey(base) || base.equals("bit");
    }

    /** Of a whole number, its sign included. */
    int bits() {
        return base.equals("bit") ? size(1) : BITS.get(base);
    }

    /** Whether a whole number cannot be negative. */
    boolean natural() {
        return unsigned || base.equals("bit") || base.equals("year");
    }

    boolean decimal() {
        return base.equals("decimal");
    }

    boolean floating() {
        return base.equals("float") || base.equals("double");
    }

    boolean numeric() {
        return whole() || decimal() || floating();
    }

    boolean labelled() {
        return base.equals("enum") || base.equals("set");
    }

    /** Whether a length in characters belongs to it. */
    boolean counted() {
        return base.equals("char") || base.equals("varchar");
    }

    boolean words() {
        return counted() || TEXT_BYTES.containsKey(base);
    }

    /** Whether its values have a character set. */
    boolean textual() {
        return words() || labelled();
    }

    boolean bytes() {
        return base.equals("binary") || base.equals("varbinary") || BLOB_BYTES.containsKey(base);
    }

    boolean temporal() {
        return TEMPORAL.contains(base);
    }

    boolean geometry() {
        return GEOMETRIES.contains(base);
    }

    /** Types with texts of their own that nothing but texts and bytes turn into: uuid, inet6 and their like. */
    boolean peculiar() {
        return !numeric() && !textual() && !bytes() && !temporal() && !geometry() && !base.equals("json");
    }

    /** How many bytes a value of words or bytes may have at most. */
    long capacity() {
        if (base.equals("binary") || base.equals("varbinary")) {
            return size(1);
        }
        // A row has 65,535 bytes, so no counted text is longer than that.
        return counted() ? Math.min(65_535L, 4L * size(1)) : TEXT_BYTES.getOrDefault(base, BLOB_BYTES.getOrDefault(base, 0L));
    }
}
