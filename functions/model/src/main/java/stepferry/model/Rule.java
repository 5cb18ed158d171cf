package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens to one table of the target. All but {@link #SKIP} bring the table's structure in line with the source. */
public enum Rule {
    /** Only the structure; the target keeps its rows. */
    SCHEMA_ONLY,
    /** The target's rows are replaced by the source's. */
    OVERWRITE,
    /** Rows of the source are inserted or, where they differ, updated; other rows of the target stay. */
    UPSERT,
    /** Rows of the source whose key the target does not have are inserted; nothing else changes. */
    INSERT_IGNORE,
    /** The table is left alone, structure included. */
    SKIP;

    /** Whether the rule needs the source's rows. */
    public boolean carriesRows() {
        return this == OVERWRITE || this == UPSERT || this == INSERT_IGNORE;
    }

    /** Whether the rule has to know which rows of source and target are the same. */
    public boolean byKey() {
        return this == UPSERT || this == INSERT_IGNORE;
    }

    /** The word used in rule sets, manifests and messages, such as {@code insert-ignore}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if the word is none of the five rules */
    @JsonCreator
    public static Rule of(String word) {
        for (var rule : values()) {
            if (rule.word().equals(word)) {
                return rule;
            }
        }
        throw new IllegalArgumentException(
                "Unknown rule '" + word + "': use schema-only, overwrite, upsert, insert-ignore or skip");
    }
}
