package stepferry.profiles.nocobase;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.Classification;
import stepferry.model.rules.VariableStore;
import stepferry.model.structure.Structure;
import stepferry.profiles.ApplicationProfile;
import stepferry.profiles.ReferenceSyntax;

/** NocoBase, as version 2.2 documents and stores itself. */
public final class NocoBaseProfile implements ApplicationProfile {
    private static final String VARIABLES = "environmentVariables";

    @Override
    public String name() {
        return "nocobase";
    }

    @Override
    public Classification classify(Connection connection, String schema, Structure structure) {
        var naming = Naming.of(structure).orElseThrow(() -> mismatch(schema));
        var reader = new ApplicationReader(connection, schema, naming, structure);
        var collections = reader.collections();
        var classifier = new TableClassifier(naming, structure, collections, reader.relations());
        var tables = classifier.classify();
        var warnings = new ArrayList<>(classifier.warnings());
        warnings.addAll(new OutOfReach(reader, naming, structure, collections).warnings());
        return new Classification(name(), reader.version(), tables, KnownKeys.counters(naming, structure),
                KnownKeys.naturalKeys(naming, structure),
                new Pointers(naming, structure, classifier::tableOf).of(reader.relationFields()), variables(structure), reader.plugins(),
                naming.settings(), warnings);
    }

    @Override
    public Optional<VariableStore> variables(Structure structure) {
        return Naming.of(structure).flatMap(naming -> naming.find(VARIABLES, structure))
                .map(table -> new VariableStore(table, "name", Optional.of("type"), "value", "default", "secret"));
    }

    @Override
    public Optional<ReferenceSyntax> references() {
        return Optional.of(ReferenceSyntax.DOUBLE_BRACES);
    }

    private static Rejected mismatch(String schema) {
        return new Rejected(ErrorCode.PROFILE_MISMATCH,
                "Schema '" + schema + "' is not one of a NocoBase application: it has no tables "
                        + String.join(", ", Naming.LANDMARKS) + ". Give the environment another schema, or the profile generic")
                .at("schema", schema);
    }
}
