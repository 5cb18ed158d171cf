package stepferry.tables.mysql.structure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import stepferry.model.structure.Structure;

/** The functions, procedures and sequences that definitions of the desired structure need and the target lacks. */
final class Routines {
    private static final Set<String> KINDS = Set.of("function", "procedure", "sequence");

    private final Set<String> missing;
    private final Changes changes;

    Routines(Structure current, Structure desired, Changes changes) {
        this.changes = changes;
        missing = names(desired);
        missing.removeAll(names(current));
    }

    private static Set<String> names(Structure structure) {
        return structure.outOfScope().stream().filter(each -> KINDS.contains(each.kind()))
                .map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Refuses what cannot work in the target, before a statement has committed. */
    void check(String object, String definition) {
        if (missing.isEmpty()) {
            return;
        }
        var words = Word.of(definition);
        for (var at = 0; at < words.size(); at++) {
            var name = words.get(at).isName() ? words.get(at).name() : words.get(at).text();
            if (missing.contains(name.toLowerCase(Locale.ROOT)) && called(words, at)) {
                changes.refuse(object + " needs " + name + ", which is not carried and which the target lacks: make it there first");
            }
        }
    }

    // A sequence is what stands between the parentheses of nextval.
    private static boolean called(List<Word> words, int at) {
        var opened = at + 1 < words.size() && words.get(at + 1).is("(");
        var closed = at > 1 && words.get(at - 1).is("(") && words.get(at - 2).is("nextval");
        return opened || closed || at > 0 && words.get(at - 1).is("CALL");
    }
}
