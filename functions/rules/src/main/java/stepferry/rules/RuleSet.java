package stepferry.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
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
 * @param limits      how many rows may be written at most
 * @param untouched   tables that may not change; a star stands for any letters
 * @param assertions  questions to the target that must be true
 */
public record RuleSet(
        String name,
        int version,
        String description,
        RuleGroup userDefined,
        RuleGroup system,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, RowOptions> tables,
        // Left out where they say nothing, so that a rule set from before there were such is still the same.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> acknowledge,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Limits> limits,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> untouched,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Assertion> assertions) {
    public RuleSet {
        Objects.requireNonNull(name, "name");
        description = description == null ? "" : description;
        userDefined = userDefined == null ? RuleGroup.of(GlobalRule.SCHEMA_ONLY) : userDefined;
        system = system == null ? RuleGroup.of(GlobalRule.OVERWRITE_FIRST) : system;
        tables = tables == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tables));
        acknowledge = acknowledge == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(acknowledge));
        limits = limits == null ? Optional.empty() : limits;
        untouched = untouched == null ? List.of() : List.copyOf(untouched);
        assertions = assertions == null ? List.of() : List.copyOf(assertions);
        if (version < 0) {
            throw new IllegalArgumentException("The version of a rule set is not negative: " + version);
        }
    }

    /** The same rules as the given version. */
    public RuleSet withVersion(int stored) {
        return new RuleSet(name, stored, description, userDefined, system, tables, acknowledge, limits, untouched, assertions);
    }

    /** How people refer to it, such as {@code release@2}; the name alone as long as it is not stored. */
    public String label() {
        return version == 0 ? name : name + "@" + version;
    }

    public Optional<RowOptions> optionsOf(String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
