package stepferry.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.RowReference;
import stepferry.tables.KeyMap;

/**
 * Rows that are told apart by natural keys bear other surrogate keys in the target: all of them are staged together, each gets
 * the key of its row in the target, and whatever in the package points at them follows, in any order and in circles.
 */
public final class Remapping {
    private final Map<String, ComingRows> matched;
    private final Map<String, ComingRows> reached;
    private final List<RowReference> references;

    private Remapping(Map<String, ComingRows> matched, Map<String, ComingRows> reached, List<RowReference> references) {
        this.matched = matched;
        this.reached = reached;
        this.references = references;
    }

    /** @param declared whatever points at rows, whether or not the database knows */
    public static Remapping of(List<ComingRows> loads, List<RowReference> declared) {
        var byName = loads.stream().collect(Collectors.toMap(ComingRows::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        var matched = new LinkedHashMap<>(byName);
        matched.values().removeIf(load -> load.surrogate().isEmpty());
        if (matched.values().stream().noneMatch(ComingRows::pending)) {
            // Every row stands under its own key, so nothing has to follow.
            return new Remapping(Map.of(), Map.of(), List.of());
        }
        var references = declared.stream().distinct().filter(reference -> byName.containsKey(reference.table())
                && surrogate(matched, reference.referencedTable()).filter(reference.referencedColumn()::equals).isPresent()).toList();
        var reached = new LinkedHashMap<>(matched);
        references.forEach(reference -> reached.put(reference.table(), byName.get(reference.table())));
        return new Remapping(matched, reached, references);
    }

    private static Optional<String> surrogate(Map<String, ComingRows> matched, String table) {
        return Optional.ofNullable(matched.get(table)).flatMap(ComingRows::surrogate);
    }

    /** Whether the table's rows get other keys, or point at some that do. */
    public boolean reaches(String table) {
        return reached.containsKey(table);
    }

    /** The tables that it reaches. */
    public Collection<ComingRows> reached() {
        return reached.values();
    }

    /** Stages whatever is reached; afterwards the waiting rows bear the target's keys. */
    public void run() {
        reached.values().forEach(ComingRows::adapt);
        matched.values().forEach(ComingRows::refuseRepeatedKeys);
        var keys = new HashMap<String, KeyMap>();
        matched.forEach((name, load) -> keys.put(name, load.staged().keys(load.surrogate().orElseThrow())));
        match(keys);
        keys.values().forEach(KeyMap::assign);
        follow(keys);
    }

    /** A row whose natural key points at another row can be told only when that one is: so until nothing more is found. */
    private void match(Map<String, KeyMap> keys) {
        long found;
        do {
            found = 0;
            for (var load : matched.values()) {
                found += keys.get(load.name()).match(load.naturalKey(), within(load, keys));
            }
        } while (found > 0 && !references.isEmpty());
    }

    private Map<String, KeyMap> within(ComingRows load, Map<String, KeyMap> keys) {
        return references.stream()
                .filter(reference -> reference.table().equals(load.name()) && load.naturalKey().contains(reference.column()))
                .collect(Collectors.toMap(RowReference::column, reference -> keys.get(reference.referencedTable()), (a, b) -> a));
    }

    private void follow(Map<String, KeyMap> keys) {
        var own = matched.values().stream().map(load -> RowReference.value(
                load.name(), load.surrogate().orElseThrow(), load.name(), load.surrogate().orElseThrow()));
        var followed = Stream.concat(own, references.stream()).toList();
        refuseTwofold(followed);
        var lost = new ArrayList<String>();
        for (var reference : followed) {
            var astray = reached.get(reference.table()).staged().astray(reference, keys.get(reference.referencedTable()));
            if (!astray.isEmpty()) {
                lost.add(reference.table() + "." + reference.column() + " = " + String.join(", ", astray) + " (of "
                        + reference.referencedTable() + ")");
            }
        }
        refuseLost(lost);
        followed.forEach(reference -> reached.get(reference.table()).staged()
                .follow(reference, keys.get(reference.referencedTable())));
    }

    private static void refuseTwofold(List<RowReference> followed) {
        var targets = followed.stream().collect(Collectors.groupingBy(reference -> reference.table() + "." + reference.column(),
                LinkedHashMap::new, Collectors.mapping(RowReference::referencedTable, Collectors.joining(" and "))));
        targets.entrySet().stream().filter(each -> each.getValue().contains(" and ")).findFirst().ifPresent(each -> {
            throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Column " + each.getKey() + " points at " + each.getValue()
                    + ", and both get other keys in the target: give only one of them a natural key (match)");
        });
    }

    private static void refuseLost(List<String> lost) {
        if (!lost.isEmpty()) {
            throw new Rejected(ErrorCode.CONSTRAINT_VIOLATED, "Rows of the package point at rows that it does not carry, and the target may hold"
                    + " other rows under those keys: " + String.join("; ", lost)
                    + ". Carry those rows as well, or leave the ones that point at them out by a filter");
        }
    }
}
