package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.Sequence;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.postgres.structure.Changes.Subject;

/** Sequences of their own: their counting and their owner, never where they stand. */
record SequenceChanges(Outline outline, Changes changes) {
    void write() {
        outline.desired().sequences().stream().filter(this::inScope).forEach(this::bringInLine);
        outline.current().sequences().stream().filter(this::surplus).forEach(sequence -> changes.add(
                Step.DROP_SEQUENCE, Kind.DROP_SEQUENCE, subject(sequence),
                "DROP SEQUENCE IF EXISTS " + quote(sequence.name()), "nothing of the desired structure draws from it"));
    }

    private static Subject subject(Sequence sequence) {
        return Subject.of("sequence", sequence.name());
    }

    private boolean inScope(Sequence sequence) {
        var users = outline.desired().columnsDrawingFrom(sequence.name()).stream().map(ColumnName::table);
        var owner = sequence.ownedBy().map(ColumnName::table).stream();
        var all = Stream.concat(users, owner).toList();
        return all.isEmpty() || all.stream().anyMatch(outline::holds);
    }

    /** Whether the sequence goes: everything unwanted in an exact scope, else what a table in scope owned and draws from no more. */
    private boolean surplus(Sequence sequence) {
        Predicate<String> owned = table -> outline.exact() || outline.holds(table);
        var unwanted = outline.desired().sequence(sequence.name()).isEmpty();
        var drawn = outline.goals().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.drawsFrom().filter(sequence.name()::equals).isPresent());
        return unwanted && !drawn && (outline.exact() || sequence.ownedBy().map(ColumnName::table).filter(owned).isPresent());
    }

    private void bringInLine(Sequence wanted) {
        var mine = outline.current().sequence(wanted.name());
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
