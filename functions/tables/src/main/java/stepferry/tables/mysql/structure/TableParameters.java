package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;

/** How a table is kept, as {@code NAME=value}; the name of a storage engine's own option is quoted. */
final class TableParameters {
    private static final String COLLATE = "COLLATE=";
    // Encryption belongs to the server and its key ring, partitions are told apart.
    private static final Set<String> NOT_CARRIED = Set.of("PARTITIONED", "ENCRYPTION", "`ENCRYPTED`", "`ENCRYPTION_KEY_ID`");
    private static final Set<String> WITH_DEFAULT = Set.of(
            "ROW_FORMAT", "STATS_PERSISTENT", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES", "PACK_KEYS");

    private TableParameters() {}

    static List<String> of(Relations.Relation relation) {
        var found = new TreeSet<String>();
        found.add("ENGINE=" + relation.engine().orElseThrow());
        relation.collation().ifPresent(collation -> found.add(COLLATE + collation));
        for (var option : options(relation.options())) {
            var name = name(option).toUpperCase(Locale.ROOT);
            if (option.contains("=") && !NOT_CARRIED.contains(name)) {
                found.add(name + option.substring(option.indexOf('=')));
            }
        }
        return List.copyOf(found);
    }

    /** Cuts at the blanks between options. */
    private static List<String> options(String text) {
        var options = new ArrayList<String>();
        var end = -1;
        for (var word : Word.of(text)) {
            if (end == word.start()) {
                options.add(options.removeLast() + word.text());
            } else {
                options.add(word.text());
            }
            end = word.end();
        }
        return options;
    }

    private static String name(String option) {
        return option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    }

    /** The clause that takes an option away again. */
    static String reset(String parameter) {
        var name = name(parameter);
        return name + (WITH_DEFAULT.contains(name) || name.startsWith("`") ? "=DEFAULT" : "=0");
    }

    static boolean same(String one, String other) {
        return name(one).equals(name(other));
    }

    private static Optional<String> collation(Table table) {
        return table.options().parameters().stream()
                .filter(each -> each.startsWith(COLLATE)).map(each -> each.substring(COLLATE.length())).findFirst();
    }

    /** The collation of a column of texts, its own or the table's; empty for other types. */
    static Optional<String> collation(Table table, Column column) {
        return DataType.of(column.type()).textual() ? column.collation().or(() -> collation(table)) : Optional.empty();
    }
}
