package stepferry.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many rows a run may write at most; what is absent is not limited.
 *
 * @param tables limits of single tables, which have none of their own below them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Limits(Optional<Long> insert, Optional<Long> update, Optional<Long> delete, Map<String, Limits> tables) {
    public Limits {
        insert = insert == null ? Optional.empty() : insert;
        update = update == null ? Optional.empty() : update;
        delete = delete == null ? Optional.empty() : delete;
        tables = tables == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tables));
    }
}
