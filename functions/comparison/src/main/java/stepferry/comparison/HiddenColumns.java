package stepferry.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.model.PackagedTable;
import stepferry.model.plan.SecretWords;
import stepferry.model.rules.VariableStore;
import stepferry.tables.Sampling;

/**
 * Which values no plan shows: those that are masked, those of the application's variables, and those of columns whose name says it.
 *
 * @param variables where the application keeps its variables
 */
public record HiddenColumns(Optional<VariableStore> variables) {
    /** The columns of a table that stay hidden. */
    Set<String> of(PackagedTable packaged, List<String> columns) {
        var hidden = new HashSet<>(packaged.options().mask().keySet());
        variables.filter(store -> store.table().equals(packaged.name())).ifPresent(store -> hidden.add(store.value()));
        columns.stream().filter(SecretWords::in).forEach(hidden::add);
        return hidden;
    }

    Sampling sampling(PackagedTable packaged, int most) {
        return new Sampling(of(packaged, packaged.columns()), most);
    }
}
