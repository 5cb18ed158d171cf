package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Sequence;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.Table;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Outline;

/** Sequences of their own: their counting and their owner, never where they stand. */
final class SequenceChanges {
    private final Outline outline;
    private final Changes changes;
    private final Map<String, Sequence> current;
    private final Map<String, Sequence> desired;
    private final Set<String> drawnInTheEnd;
    private final Map<String, Set<String>> desiredUsers = new HashMap<>();

    SequenceChanges(Outline outline, Changes changes) {
        this.outline = outline;
        this.changes = changes;
        current = byName(outline.current().sequences());
        desired = byName(outline.desired().sequences());
        drawnInTheEnd = outline.goals().stream().flatMap(SequenceChanges::drawn).collect(Collectors.toSet());
        outline.desired().tables().forEach(table -> drawn(table).forEach(name -> use(name, table.name())));
        desired.values().forEach(each -> each.ownedBy().ifPresent(owner -> use(each.name(), owner.table())));
    }

    private static Map<String, Sequence> byName(List<Sequence> sequences) {
        return sequences.stream().collect(Collectors.toMap(Sequence::name, Function.identity(), (one, two) -> one,
                LinkedHashMap::new));
    }

    private static Stream<String> drawn(Table table) {
        return table.columns().stream().flatMap(column -> column.drawsFrom().stream());
    }

    private void use(String sequence, String table) {
        desiredUsers.computeIfAbsent(sequence, each -> new HashSet<>()).add(table);
    }

    void write() {
        desired.values().stream().filter(this::inScope).forEach(this::bringInLine);
        current.values().stream().filter(this::surplus).forEach(this::drop);
    }

    private void drop(Sequence sequence) {
        outline.names().free(sequence.name());
        changes.add(Step.DROP_SEQUENCE, Kind.DROP_SEQUENCE, subject(sequence),
                "DROP SEQUENCE IF EXISTS " + quote(sequence.name()), "nothing of the desired structure draws from it");
    }

    private static Subject subject(Sequence sequence) {
        return Subject.of("sequence", sequence.name());
    }

    // A sequence that no table uses may be used by the application itself.
    private boolean inScope(Sequence sequence) {
        var users = desiredUsers.getOrDefault(sequence.name(), Set.of());
        return outline.named(sequence.name()) || users.isEmpty() || users.stream().anyMatch(outline::holds);
    }

    /** Whether the sequence goes: all that is unwanted, or what a table in scope owned and draws from no more. */
    private boolean surplus(Sequence sequence) {
        return !desired.containsKey(sequence.name())
                && !drawnInTheEnd.contains(sequence.name())
                && (outline.drops(sequence.name()) || sequence.ownedBy().map(ColumnName::table).filter(outline::holds).isPresent());
    }

    private void bringInLine(Sequence wanted) {
        var mine = Optional.ofNullable(current.get(wanted.name()));
        if (mine.isEmpty()) {
            create(wanted);
        } else if (!mine.get().options().equals(wanted.options())) {
            changes.add(Step.CREATE_SEQUENCE, Kind.ALTER_SEQUENCE, subject(wanted),
                    "ALTER SEQUENCE " + quote(wanted.name()) + counting(wanted), "it counts differently");
        }
        var owner = mine.flatMap(Sequence::ownedBy);
        if (!owner.equals(wanted.ownedBy())) {
            own(wanted, owner);
        }
        new CommentChanges(changes).between("sequence " + wanted.name(), wanted.name(), "SEQUENCE " + quote(wanted.name()),
                mine.flatMap(Sequence::comment), wanted.comment());
    }

    private void create(Sequence wanted) {
        outline.names().take(wanted.name(), "sequence " + wanted.name(), changes::refuse);
        changes.add(Step.CREATE_SEQUENCE, Kind.CREATE_SEQUENCE, subject(wanted),
                "CREATE SEQUENCE " + quote(wanted.name()) + counting(wanted), "the target lacks it");
    }

    private static String counting(Sequence sequence) {
        return " AS " + sequence.options().type() + " " + ColumnSql.counting(sequence.options());
    }

    private void own(Sequence wanted, Optional<ColumnName> owner) {
        var start = "ALTER SEQUENCE " + quote(wanted.name()) + " OWNED BY ";
        if (owner.isPresent()) {
            changes.add(Step.DISOWN_SEQUENCE, Kind.ALTER_SEQUENCE, subject(wanted), start + "NONE", "it changes its owner");
        }
        wanted.ownedBy().filter(column -> outline.goal(column.table()).isPresent()).ifPresent(column -> changes.add(
                Step.OWN_SEQUENCE, Kind.ALTER_SEQUENCE, subject(wanted),
                start + quote(column.table(), column.column()), "it belongs to the column"));
    }
}
