package stepferry.model.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An environment beside what the last run left in it.
 *
 * @param environment its name
 * @param run the last run that landed and was not taken back; absent if there is none
 * @param landedAt when, as the database's clock says
 * @param packageId what it applied
 * @param tables those whose rows the run looked at
 * @param notes what limits the comparison, in sentences
 */
public record Drift(
        String environment,
        Optional<String> run,
        Optional<Instant> landedAt,
        @JsonProperty("package") Optional<String> packageId,
        List<DriftedTable> tables,
        List<String> notes) {
    public Drift {
        Objects.requireNonNull(environment, "environment");
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /** Whether any table is not what the run left. */
    public boolean found() {
        return tables.stream().anyMatch(table -> table.state() != DriftedTable.State.SAME);
    }
}
