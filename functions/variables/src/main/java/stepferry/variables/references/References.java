package stepferry.variables.references;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import stepferry.model.variables.RequiredVariable;
import stepferry.model.variables.VariableKind;
import stepferry.model.variables.VariableUse;
import stepferry.profiles.ReferenceSyntax;
import stepferry.tables.RowSelection;
import stepferry.tables.TextLine;
import stepferry.variables.stores.PresentVariable;

/** The references that were found in all the rows of an export. May be fed by several threads. */
public final class References {
    /** So many rows are named of each variable. */
    private static final int MOST_USES = 5;
    private static final int LONGEST_KEY = 120;
    private static final Comparator<VariableUse> ORDER = Comparator.comparing(VariableUse::table).thenComparing(VariableUse::key);

    private final ReferenceFinder finder;
    private final TreeMap<String, Found> found = new TreeMap<>();

    /** Of one variable: rows that name it, how many, and whether each does without. */
    private static final class Found {
        private final TreeSet<VariableUse> uses = new TreeSet<>(ORDER);
        private boolean defaulted = true;
        private long rows;
    }

    public References(ReferenceSyntax syntax) {
        this.finder = new ReferenceFinder(syntax);
    }

    /**
     * What looks at each row of a table.
     *
     * @param primaryKey of the table; empty without one
     */
    public Consumer<byte[]> in(RowSelection selection, List<String> primaryKey) {
        var key = selection.columns().containsAll(primaryKey) ? primaryKey : List.<String>of();
        return row -> {
            var references = finder.in(row);
            if (!references.isEmpty()) {
                note(references, new VariableUse(selection.table(), words(selection, key, row)));
            }
        };
    }

    private static String words(RowSelection selection, List<String> key, byte[] row) {
        var values = TextLine.key(selection, key, row).iterator();
        var words = key.stream().map(column -> column + "=" + values.next()).collect(Collectors.joining(", "));
        return words.length() <= LONGEST_KEY ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST_KEY / 2)) + "…";
    }

    private synchronized void note(List<Reference> references, VariableUse use) {
        var bare = references.stream().filter(reference -> !reference.defaulted()).map(Reference::name).collect(Collectors.toSet());
        references.stream().map(Reference::name).distinct().forEach(name -> {
            var variable = found.computeIfAbsent(name, _ -> new Found());
            variable.rows++;
            variable.defaulted &= !bare.contains(name);
            variable.uses.add(use);
            // The same rows are named however many threads read.
            if (variable.uses.size() > MOST_USES) {
                variable.uses.pollLast();
            }
        });
    }

    /** What an application needs whose rows refer to nothing. */
    public static List<RequiredVariable> none(Collection<PresentVariable> kept) {
        return required(Map.of(), kept);
    }

    /** What the application needs: whatever is referred to, and whatever the source keeps. */
    public synchronized List<RequiredVariable> required(Collection<PresentVariable> kept) {
        return required(found, kept);
    }

    private static List<RequiredVariable> required(Map<String, Found> found, Collection<PresentVariable> kept) {
        var kinds = kept.stream().collect(Collectors.toMap(PresentVariable::name, PresentVariable::kind, (one, _) -> one));
        var valued = kept.stream().filter(each -> !each.empty()).map(PresentVariable::name).collect(Collectors.toSet());
        var names = new TreeSet<>(found.keySet());
        names.addAll(kinds.keySet());
        return names.stream().map(name -> {
            var in = found.getOrDefault(name, new Found());
            boolean defaulted = in.rows > 0 && in.defaulted && !valued.contains(name);
            return new RequiredVariable(name, kinds.getOrDefault(name, VariableKind.PLAIN), defaulted, List.copyOf(in.uses), in.rows);
        }).toList();
    }
}
