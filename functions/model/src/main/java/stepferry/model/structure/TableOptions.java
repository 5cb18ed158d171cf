package stepferry.model.structure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a table is kept.
 *
 * @param parameters storage parameters as {@code name=value}, sorted
 * @param replicaIdentity {@code DEFAULT}, {@code FULL}, {@code NOTHING} or {@code INDEX}
 * @param replicaIndex the index behind {@code INDEX}
 */
public record TableOptions(
        boolean unlogged, List<String> parameters, String replicaIdentity, Optional<String> replicaIndex) {

    public TableOptions {
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(replicaIdentity, "replicaIdentity");
    }
}
