package stepferry.profiles.nocobase;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import stepferry.model.rules.RowReference;
import stepferry.model.rules.RowReference.Form;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;

/** What points at what, as the application's own tables and the fields of its collections say: the database knows none of it. */
final class Pointers {
    private final Naming naming;
    private final Structure structure;
    private final Function<String, Optional<String>> tableOf;

    /** @param tableOf the table of a collection */
    Pointers(Naming naming, Structure structure, Function<String, Optional<String>> tableOf) {
        this.naming = naming;
        this.structure = structure;
        this.tableOf = tableOf;
    }

    List<RowReference> of(List<RelationField> fields) {
        return Stream.of(known(), fields.stream().flatMap(this::declared), trees()).flatMap(Function.identity()).distinct().toList();
    }

    private Stream<RowReference> known() {
        return Resource.REFERENCES.lines().stream()
                .flatMap(cells -> pointer(naming.find(cells[0], structure), cells[1], naming.find(cells[2], structure), Optional.of(cells[3]),
                        Form.VALUE));
    }

    private Stream<RowReference> declared(RelationField field) {
        var own = tableOf.apply(field.collection());
        var target = tableOf.apply(field.target());
        return switch (field.type()) {
            case "belongsTo" -> pointer(own, field.text("foreignKey"), target, field.text("targetKey"), Form.VALUE);
            case "belongsToArray" -> pointer(own, field.text("foreignKey"), target, field.text("targetKey"), Form.ELEMENTS);
            case "hasMany", "hasOne" -> pointer(target, field.text("foreignKey"), own, field.text("sourceKey"), Form.VALUE);
            case "belongsToMany" -> {
                var through = field.text("through").flatMap(tableOf);
                yield Stream.concat(pointer(through, field.text("foreignKey"), own, field.text("sourceKey"), Form.VALUE),
                        pointer(through, field.text("otherKey"), target, field.text("targetKey"), Form.VALUE));
            }
            default -> Stream.empty();
        };
    }

    private Stream<RowReference> pointer(Optional<String> from, Optional<String> field, Optional<String> to, Optional<String> key, Form form) {
        return field.stream().flatMap(name -> pointer(from, name, to, key, form));
    }

    private Stream<RowReference> pointer(Optional<String> from, String field, Optional<String> to, Optional<String> key, Form form) {
        var table = from.flatMap(structure::table).filter(found -> found.column(naming.column(field)).isPresent());
        var referenced = to.flatMap(structure::table);
        var column = referenced.flatMap(found -> key.map(naming::column).or(() -> onlyKey(found)))
                .filter(name -> referenced.get().column(name).isPresent());
        return table.isPresent() && column.isPresent()
                ? Stream.of(new RowReference(table.get().name(), naming.column(field), referenced.get().name(), column.get(), form))
                : Stream.empty();
    }

    private static Optional<String> onlyKey(Table table) {
        return table.primaryKey().size() == 1 ? Optional.of(table.primaryKey().getFirst()) : Optional.empty();
    }

    /** The table beside a tree keeps the way from the root to each node. */
    private Stream<RowReference> trees() {
        return structure.tables().stream().flatMap(paths -> TreePaths.treeOf(paths, naming).flatMap(tableOf).stream()
                .flatMap(tree -> Stream.concat(
                        Stream.of("nodePk", "rootPk").flatMap(field -> pointer(paths, field, tree, Form.VALUE)),
                        pointer(paths, "path", tree, Form.PATH))));
    }

    private Stream<RowReference> pointer(Table from, String field, String to, Form form) {
        return pointer(Optional.of(from.name()), field, Optional.of(to), Optional.empty(), form);
    }
}
