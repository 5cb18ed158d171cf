package stepferry.profiles.nocobase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import stepferry.model.Rule;

/** One row of {@code collections}: what the application says about a table that people can see. */
record CollectionRow(String name, JsonNode options) {
    private static final Set<String> WITHOUT_TABLE = Set.of("view", "sql");
    /** The plugin that loads the collections which people made: being its own is being nobody's. */
    private static final String LOADER = "@nocobase/plugin-data-source-main";

    /** The plugin that owns the collection; empty if people made it. */
    Optional<String> plugin() {
        return text("origin").filter(origin -> !origin.equals(LOADER));
    }

    /** The name that the table was given, where it is not the collection's. */
    String tableName() {
        return text("tableName").orElse(name);
    }

    /** Whether there is a table behind it at all. */
    boolean stored() {
        return !options.path("view").asBoolean(false) && !WITHOUT_TABLE.contains(text("template").orElse(""));
    }

    boolean holdsFiles() {
        return text("template").filter("file"::equals).isPresent();
    }

    /** The first of the rules that a plugin declares for its collection. */
    Optional<Rule> declaredRule() {
        var first = options.path("migrationRules").path(0);
        return first.isTextual() ? Optional.of(Rule.of(first.asText())) : Optional.empty();
    }

    private Optional<String> text(String option) {
        var value = options.path(option);
        return value.isTextual() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }
}
