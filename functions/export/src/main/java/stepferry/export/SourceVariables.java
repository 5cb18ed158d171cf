package stepferry.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import stepferry.model.Environment;
import stepferry.model.Manifest;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.model.variables.RequiredVariable;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;
import stepferry.variables.GivenValues;
import stepferry.variables.references.References;
import stepferry.variables.stores.PresentVariable;
import stepferry.variables.stores.Store;
import stepferry.variables.stores.VariableStores;

/** What the application of a package's source needs by way of variables: those that the source keeps and those that rows refer to. */
final class SourceVariables {
    private static final Consumer<byte[]> UNSEEN = _ -> {};

    private final List<PresentVariable> kept;
    private final Optional<References> references;
    private final List<String> notices = new ArrayList<>();

    private SourceVariables(List<PresentVariable> kept, Optional<References> references) {
        this.kept = kept.stream().filter(each -> GivenValues.allows(each.name())).toList();
        this.references = references;
        var odd = kept.stream().map(PresentVariable::name).filter(name -> !GivenValues.allows(name)).collect(Collectors.joining(", "));
        if (!odd.isEmpty()) {
            notices.add("What the source keeps beside its variables cannot be called so, and is not asked for in a target: " + odd);
        }
    }

    /** A backup goes back to where its variables are. */
    static SourceVariables of(VariableStores stores, Environment environment, Database database, Structure structure, Manifest.Purpose purpose) {
        return switch (purpose) {
            case BACKUP -> new SourceVariables(List.of(), Optional.empty());
            case PROMOTION -> new SourceVariables(stores.find(environment, database, structure).map(Store::present).orElse(List.of()),
                    VariableStores.references(environment).map(References::new));
        };
    }

    /** What looks at each row of a table on its way into the package. */
    Consumer<byte[]> in(Table table, RowSelection rows) {
        return references.map(all -> all.in(rows, table.primaryKey())).orElse(UNSEEN);
    }

    /** Once every row has been seen. */
    List<RequiredVariable> required() {
        return references.map(all -> all.required(kept)).orElseGet(() -> References.none(kept));
    }

    List<String> notices() {
        return notices;
    }
}
