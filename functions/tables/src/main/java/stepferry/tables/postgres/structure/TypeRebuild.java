package stepferry.tables.postgres.structure;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stepferry.model.structure.CompositeType;
import stepferry.model.structure.DomainType;
import stepferry.model.structure.EnumType;
import stepferry.model.structure.RangeType;
import stepferry.model.structure.Table;
import stepferry.model.structure.UserType;
import stepferry.tables.structure.Outline;

/**
 * Which types take part, and which of the target's are made anew under their name. An enum's new label could not be used in
 * the transaction that adds it, so every change of labels makes the type anew.
 */
final class TypeRebuild {
    private final Outline outline;
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> rebuilt = new LinkedHashSet<>();

    TypeRebuild(Outline outline) {
        this.outline = outline;
        var mine = new HashSet<String>();
        for (var table : outline.desired().tables()) {
            mark(table, outline.holds(table.name()) ? mine : foreign);
        }
        foreign.removeAll(mine);
        foreign.removeIf(outline::named);
        outline.current().types().stream().filter(this::changed).map(UserType::name).forEach(this::rebuild);
    }

    boolean rebuilds(String type) {
        return rebuilt.contains(type);
    }

    Set<String> rebuilt() {
        return rebuilt;
    }

    /** The desired types but for those that only tables outside of the scope use. */
    List<UserType> inScope() {
        return outline.desired().types().stream().filter(type -> !foreign.contains(type.name())).toList();
    }

    /** What the type shall be in the end. */
    Optional<UserType> goal(String name) {
        var wanted = outline.desired().type(name).filter(type -> !foreign.contains(name));
        return wanted.isPresent() || outline.drops(name) ? wanted : outline.current().type(name);
    }

    private void mark(Table table, Set<String> used) {
        table.columns().forEach(column -> column.userType().ifPresent(type -> mark(type, used)));
    }

    private void mark(String type, Set<String> used) {
        if (used.add(type)) {
            outline.desired().type(type).ifPresent(found -> found.uses().forEach(each -> mark(each, used)));
        }
    }

    private void rebuild(String type) {
        if (rebuilt.add(type)) {
            outline.current().types().stream()
                    .filter(each -> each.uses().contains(type) && goal(each.name()).isPresent())
                    .forEach(each -> rebuild(each.name()));
        }
    }

    private boolean changed(UserType type) {
        return goal(type.name()).filter(wanted -> !alterable(type, wanted)).isPresent();
    }

    private static boolean alterable(UserType type, UserType wanted) {
        return switch (type) {
            case EnumType one -> wanted instanceof EnumType other && one.labels().equals(other.labels());
            case RangeType one -> wanted instanceof RangeType other && one.definition().equals(other.definition());
            case DomainType one -> wanted instanceof DomainType other
                    && one.type().equals(other.type()) && one.collation().equals(other.collation());
            case CompositeType _ -> wanted instanceof CompositeType;
        };
    }
}
