package stepferry.tables.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts names behind the names they depend on; names outside of the collection and cycles do not matter. */
public final class DependencyOrder {
    private final Set<String> names;
    private final Function<String, ? extends Collection<String>> needs;
    private final Set<String> visited = new HashSet<>();
    private final List<String> ordered = new ArrayList<>();

    private DependencyOrder(Collection<String> names, Function<String, ? extends Collection<String>> needs) {
        this.names = new LinkedHashSet<>(names);
        this.needs = needs;
    }

    /** The names in an order in which each stands behind what it needs. */
    public static List<String> of(Collection<String> names, Function<String, ? extends Collection<String>> needs) {
        var order = new DependencyOrder(names, needs);
        order.names.forEach(order::visit);
        return order.ordered;
    }

    private void visit(String name) {
        if (names.contains(name) && visited.add(name)) {
            needs.apply(name).forEach(this::visit);
            ordered.add(name);
        }
    }
}
