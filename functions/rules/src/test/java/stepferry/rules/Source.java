package stepferry.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stepferry.model.Engine;
import stepferry.model.Rule;
import stepferry.model.rules.Belonging;
import stepferry.model.rules.Classification;
import stepferry.model.rules.Follows;
import stepferry.model.rules.Kind;
import stepferry.model.rules.Resolution;
import stepferry.model.rules.TableClass;
import stepferry.model.structure.Column;
import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.model.structure.TableKind;
import stepferry.model.structure.TableOptions;
import stepferry.model.structure.View;

/** A source described in a few words: tables with a column {@code id} and a column {@code name}, and whose they are. */
final class Source {
    private final List<Table> tables = new ArrayList<>();
    private final List<TableClass> classes = new ArrayList<>();

    Source userDefined(String name) {
        return add(plain(name), TableClass.userDefined(name));
    }

    Source unknown(String name) {
        return add(plain(name), TableClass.unknown(name));
    }

    Source system(String name, Rule own, Belonging belonging) {
        return add(plain(name),
                new TableClass(name, Kind.SYSTEM, "Module", Optional.of(own), belonging, Optional.empty()));
    }

    Source through(String name, String... sides) {
        return add(plain(name), TableClass.userDefined(name).following(
                new Follows("relation", List.of(sides)), Kind.USER_DEFINED));
    }

    Source numbered(String name) {
        return add(table(name, TableKind.TABLE, Optional.of(name + "_id_seq"), true, List.of()), TableClass.userDefined(name));
    }

    Source numberedSystem(String name, Rule own) {
        return add(table(name, TableKind.TABLE, Optional.of(name + "_id_seq"), true, List.of()),
                new TableClass(name, Kind.SYSTEM, "Module", Optional.of(own), Belonging.SYSTEM, Optional.empty()));
    }

    Source keyless(String name) {
        return add(table(name, TableKind.TABLE, Optional.empty(), false, List.of()), TableClass.userDefined(name));
    }

    Source partition(String name, String parent) {
        return add(table(name, TableKind.PARTITION, Optional.empty(), true, List.of(parent)), TableClass.userDefined(name));
    }

    Structure structure() {
        var view = new View("totals", false, true, "SELECT 1", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                Optional.empty());
        return new Structure(Engine.POSTGRESQL, "17", tables, List.of(view), List.of(), List.of(), List.of());
    }

    Classification classification() {
        return new Classification("test", Optional.empty(), classes, List.of(), List.of(), List.of(), Optional.empty(), List.of(), java.util.Map.of(), List.of());
    }

    Resolution resolve(String yaml) {
        return RuleResolver.resolve(RuleSetParser.parse(yaml, "test.yaml").withVersion(2), classification(), structure());
    }

    private Source add(Table table, TableClass known) {
        tables.add(table);
        classes.add(known);
        return this;
    }

    private static Table plain(String name) {
        return table(name, TableKind.TABLE, Optional.empty(), true, List.of());
    }

    private static Table table(String name, TableKind kind, Optional<String> drawsFrom, boolean key, List<String> parents) {
        var constraints = key
                ? List.of(new Constraint(name + "_pkey", ConstraintKind.PRIMARY_KEY, "PRIMARY KEY (id)", List.of("id"),
                        false, false, false, true, Optional.empty(), Optional.empty()))
                : List.<Constraint>of();
        var options = new TableOptions(false, List.of(), "DEFAULT", Optional.empty());
        return new Table(name, kind, List.of(column("id", drawsFrom), column("name", Optional.empty())), constraints, List.of(),
                List.of(), parents, Optional.empty(), Optional.empty(), options, Optional.empty());
    }

    private static Column column(String name, Optional<String> drawsFrom) {
        return new Column(name, "bigint", Optional.empty(), false, Optional.empty(), drawsFrom, Optional.empty(),
                Optional.empty(), Optional.empty(), false, true, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
