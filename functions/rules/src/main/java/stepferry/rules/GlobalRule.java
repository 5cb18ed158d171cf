package stepferry.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import stepferry.model.Rule;

/** The rule for all tables of a group that no independent rule names: one of the five, or a choice by each table's default. */
public enum GlobalRule {
    SCHEMA_ONLY,
    OVERWRITE,
    UPSERT,
    INSERT_IGNORE,
    SKIP,
    /** System tables only: overwrite where that is the table's own default, else the table's own default. */
    OVERWRITE_FIRST,
    /**
     * System tables only: upsert where the table's own default carries rows and the table can be upserted by its primary key,
     * else the table's own default.
     */
    UPSERT_FIRST;

    /** The rule itself; empty for a choice by each table's default. */
    public Optional<Rule> fixed() {
        return Arrays.stream(Rule.values()).filter(rule -> rule.name().equals(name())).findFirst();
    }

    /** The word used in rule sets, such as {@code overwrite-first}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if the word is none of the seven */
    @JsonCreator
    public static GlobalRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
