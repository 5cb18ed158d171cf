package stepferry.profiles.nocobase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One row of {@code fields} that relates two collections. */
record RelationField(String collection, String type, JsonNode options) {
    static final List<String> TYPES = List.of("belongsTo", "hasMany", "hasOne", "belongsToMany", "belongsToArray");

    /** The related collection: its own, where it names none. */
    String target() {
        return text("target").orElse(collection);
    }

    Optional<String> text(String option) {
        return Optional.of(options.path(option).asText("")).filter(value -> !value.isBlank());
    }
}
