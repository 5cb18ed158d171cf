package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.literal;
import static stepferry.tables.Identifiers.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stepferry.model.structure.Attribute;
import stepferry.model.structure.CompositeType;
import stepferry.model.structure.DomainCheck;
import stepferry.model.structure.DomainType;
import stepferry.model.structure.EnumType;
import stepferry.model.structure.RangeType;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.UserType;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.DependencyOrder;
import stepferry.tables.structure.Outline;

/** Makes, alters, makes anew and drops types. */
final class TypeChanges {
    private final Outline outline;
    private final TypeRebuild types;
    private final Changes changes;
    private final Map<String, String> aside = new HashMap<>();

    TypeChanges(Outline outline, TypeRebuild types, Changes changes) {
        this.outline = outline;
        this.types = types;
        this.changes = changes;
    }

    void write() {
        types.rebuilt().forEach(this::setAside);
        types.inScope().forEach(wanted -> outline.current().type(wanted.name()).ifPresent(mine -> alter(mine, wanted)));
        dropAsides();
        dropSurplus();
    }

    /** The types to make, among new tables since either may be made of the other. */
    List<UserType> toMake() {
        var made = new ArrayList<UserType>();
        types.inScope().stream().filter(type -> outline.current().type(type.name()).isEmpty()).forEach(made::add);
        types.rebuilt().forEach(name -> types.goal(name).ifPresent(made::add));
        return made;
    }

    void make(UserType type) {
        var name = quote(type.name());
        changes.add(Step.CREATE, Kind.CREATE_TYPE, subject(type), switch (type) {
            case EnumType one -> "CREATE TYPE " + name + " AS ENUM ("
                    + one.labels().stream().map(label -> literal(label)).collect(Collectors.joining(", ")) + ")";
            case CompositeType one -> "CREATE TYPE " + name + " AS ("
                    + one.attributes().stream().map(TypeChanges::attribute).collect(Collectors.joining(", ")) + ")";
            case RangeType one -> "CREATE TYPE " + name + " AS RANGE (" + one.definition()
                    + ", MULTIRANGE_TYPE_NAME = " + quote(one.multirange()) + ")";
            case DomainType one -> "CREATE DOMAIN " + name + " AS " + one.type()
                    + one.collation().map(each -> " COLLATE " + each).orElse("")
                    + one.defaultValue().map(each -> " DEFAULT " + each).orElse("")
                    + (one.nullable() ? "" : " NOT NULL")
                    + one.checks().stream().map(TypeChanges::check).collect(Collectors.joining());
        }, "the target lacks it or has another " + type.name());
        new CommentChanges(changes).write("type " + type.name(), type.name(), "TYPE " + name, type.comment());
    }

    private static Subject subject(UserType type) {
        return Subject.of("type", type.name());
    }

    private static String attribute(Attribute one) {
        return quote(one.name()) + " " + one.type() + one.collation().map(each -> " COLLATE " + each).orElse("");
    }

    private static String check(DomainCheck check) {
        return " CONSTRAINT " + quote(check.name()) + " " + check.definition();
    }

    private void setAside(String name) {
        var other = "stepferry_old_" + aside.size();
        aside.put(name, other);
        refuseRange(name);
        var lost = lostLabels(name);
        changes.put(Step.RENAME_TYPE, Kind.ALTER_TYPE, Subject.of("type", name),
                "ALTER TYPE " + quote(name) + " RENAME TO " + quote(other), !lost.isEmpty(),
                lost.isEmpty() ? "it is made anew" : "the enum " + name + " loses the labels " + String.join(", ", lost)
                        + ": rows that hold them are refused");
    }

    // The constructor functions of a range keep their names when the type is renamed.
    private void refuseRange(String name) {
        if (outline.current().type(name).orElseThrow() instanceof RangeType) {
            changes.refuse("the range type " + name + " is defined differently, or over a type that changes");
        }
    }

    private List<String> lostLabels(String name) {
        return outline.current().type(name).orElseThrow() instanceof EnumType mine
                        && types.goal(name).orElseThrow() instanceof EnumType wanted
                ? mine.labels().stream().filter(label -> !wanted.labels().contains(label)).toList()
                : List.of();
    }

    private void dropAsides() {
        var order = DependencyOrder.of(aside.keySet(), name -> outline.current().type(name).orElseThrow().uses());
        order.reversed().forEach(name -> changes.add(Step.DROP_TYPE, Kind.DROP_TYPE, Subject.of("type", name),
                "DROP TYPE " + quote(aside.get(name)), "nothing uses its old form any more"));
    }

    private void dropSurplus() {
        var surplus = outline.current().types().stream()
                .filter(type -> outline.drops(type.name()) && outline.desired().type(type.name()).isEmpty())
                .collect(Collectors.toMap(UserType::name, type -> type));
        var order = DependencyOrder.of(surplus.keySet().stream().sorted().toList(), name -> surplus.get(name).uses());
        order.reversed().forEach(name -> changes.lose(Step.DROP_TYPE, Kind.DROP_TYPE, Subject.of("type", name),
                "DROP TYPE " + quote(name), "the type " + name + " is not part of the desired structure"));
    }

    private void alter(UserType mine, UserType wanted) {
        if (types.rebuilds(mine.name())) {
            return;
        }
        if (mine instanceof DomainType one && wanted instanceof DomainType other) {
            new DomainChanges(one, other, changes).write();
        } else if (mine instanceof CompositeType one && wanted instanceof CompositeType other) {
            alter(one, other);
        }
        if (!mine.comment().equals(wanted.comment())) {
            var name = wanted.name();
            new CommentChanges(changes).change("type " + name, name, "TYPE " + quote(name), wanted.comment());
        }
    }

    private void alter(CompositeType mine, CompositeType wanted) {
        var kept = mine.attributes().stream().filter(wanted.attributes()::contains).toList();
        var names = mine.attributes().stream().map(Attribute::name).toList();
        var added = wanted.attributes().stream().filter(each -> !kept.contains(each)).toList();
        if (!wanted.attributes().subList(0, kept.size()).equals(kept)
                || added.stream().map(Attribute::name).anyMatch(names::contains)) {
            changes.refuse("the composite type " + mine.name() + " has fields of another type or in another order");
            return;
        }
        var start = "ALTER TYPE " + quote(mine.name());
        mine.attributes().stream().filter(each -> !kept.contains(each)).forEach(each -> changes.lose(
                Step.ALTER_TYPE, Kind.ALTER_TYPE, subject(mine), start + " DROP ATTRIBUTE " + quote(each.name()),
                "the composite type " + mine.name() + " loses its field " + each.name() + " and all its values"));
        added.forEach(each -> changes.add(Step.ALTER_TYPE, Kind.ALTER_TYPE, subject(mine),
                start + " ADD ATTRIBUTE " + attribute(each), "the field is new"));
    }
}
