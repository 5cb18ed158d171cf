package stepferry.profiles.nocobase;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/**
 * How an installation names its tables: the settings DB_TABLE_PREFIX and DB_UNDERSCORED, recognised by the tables that every
 * installation has. Of several installations in one schema, the one with the shortest prefix is taken.
 */
record Naming(String prefix, boolean underscored) {
    static final List<String> LANDMARKS = List.of("applicationPlugins", "applicationVersion", "collections", "fields");

    static Optional<Naming> of(Structure structure) {
        return structure.tables().stream()
                .map(Table::name)
                .flatMap(Naming::candidates)
                .filter(naming -> LANDMARKS.stream().map(naming::table).allMatch(name -> structure.table(name).isPresent()))
                .min(Comparator.comparingInt(naming -> naming.prefix.length()));
    }

    private static Stream<Naming> candidates(String table) {
        return Stream.of(new Naming("", false), new Naming("", true))
                .filter(naming -> table.endsWith(naming.spelled(LANDMARKS.getFirst())))
                .map(naming -> naming.behind(table));
    }

    private Naming behind(String table) {
        return new Naming(table.substring(0, table.length() - spelled(LANDMARKS.getFirst()).length()), underscored);
    }

    /** The settings by the names that an installation gives them. */
    Map<String, String> settings() {
        return Map.of("DB_TABLE_PREFIX", prefix, "DB_UNDERSCORED", String.valueOf(underscored));
    }

    /** The table that holds the collection of the given name. */
    String table(String collection) {
        return prefix + spelled(collection);
    }

    /** The column that holds the field of the given name. */
    String column(String field) {
        return spelled(field);
    }

    /** The table of a collection, where single collections may be spelled apart from the rest. */
    Optional<String> find(String collection, Structure structure) {
        return Stream.of(table(collection), prefix + collection, prefix + snake(collection))
                .filter(name -> structure.table(name).isPresent())
                .findFirst();
    }

    private String spelled(String name) {
        return underscored ? snake(name) : name;
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
