package stepferry.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import stepferry.model.rules.RowOptions;

/**
 * What happens to which table, by name and version.
 *
 * @param version     counted by the store; 0 as long as it is not stored
 * @param description for people; may be empty
 * @param tables      options by table
 * @param acknowledge findings that are taken on, by id, and why
 */
public record RuleSet(
        String name,
        int version,
        String description,
        RuleGroup userDefined,
        RuleGroup system,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, RowOptions> tables,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> acknowledge) {
    public RuleSet {
        Objects.requireNonNull(name, "name");
        description = description == null ? "" : description;
        userDefined = userDefined == null ? RuleGroup.of(GlobalRule.SCHEMA_ONLY) : userDefined;
        system = system == null ? RuleGroup.of(GlobalRule.OVERWRITE_FIRST) : system;
        tables = tables == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tables));
        acknowledge = acknowledge == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(acknowledge));
        if (version < 0) {
            throw new IllegalArgumentException("The version of a rule set is not negative: " + version);
        }
    }

    /** The same rules as the given version. */
    public RuleSet withVersion(int stored) {
        return new RuleSet(name, stored, description, userDefined, system, tables, acknowledge);
    }

    /** How people refer to it, such as {@code release@2}; the name alone as long as it is not stored. */
    public String label() {
        return version == 0 ? name : name + "@" + version;
    }

    public Optional<RowOptions> optionsOf(String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
