package stepferry.tables.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pairs what stands on both sides: by name where the definition agrees, else by definition alone, because environments give
 * different names to the same thing. One name with two definitions is never a pair.
 */
public record Matching<T>(Map<T, T> pairs, List<T> onlyCurrent, List<T> onlyDesired) {
    /** Pairs the two lists. */
    public static <T> Matching<T> of(List<T> current, List<T> desired, Function<T, String> name, Function<T, Object> definition) {
        var pairs = new LinkedHashMap<T, T>();
        var desiredLeft = new ArrayList<>(desired);
        var currentLeft = new ArrayList<T>();
        for (var mine : current) {
            var twin = desired.stream()
                    .filter(each -> name.apply(each).equals(name.apply(mine)))
                    .findFirst();
            if (twin.isPresent() && definition.apply(twin.get()).equals(definition.apply(mine))) {
                pairs.put(mine, twin.get());
                desiredLeft.remove(twin.get());
            } else {
                currentLeft.add(mine);
            }
        }
        pairByDefinition(pairs, currentLeft, desiredLeft, name, definition);
        return new Matching<>(pairs, currentLeft, desiredLeft);
    }

    private static <T> void pairByDefinition(
            Map<T, T> pairs, List<T> current, List<T> desired, Function<T, String> name, Function<T, Object> definition) {
        var currentNames = current.stream().map(name).toList();
        var desiredNames = desired.stream().map(name).toList();
        for (var mine : List.copyOf(current)) {
            var twin = desired.stream()
                    .filter(each -> definition.apply(each).equals(definition.apply(mine)))
                    .filter(each -> !currentNames.contains(name.apply(each)) && !desiredNames.contains(name.apply(mine)))
                    .findFirst();
            twin.ifPresent(found -> {
                pairs.put(mine, found);
                current.remove(mine);
                desired.remove(found);
            });
        }
    }

    /** What stands on the other side for this one. */
    public Optional<T> twin(T mine) {
        return Optional.ofNullable(pairs.get(mine));
    }
}
