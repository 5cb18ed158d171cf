package stepferry.variables.stores;

import java.util.Optional;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.VariableStore;
import stepferry.model.structure.Structure;
import stepferry.model.variables.VariablePlace;
import stepferry.profiles.Profiles;
import stepferry.profiles.ReferenceSyntax;
import stepferry.tables.Database;
import stepferry.variables.ParametersAccess;
import stepferry.variables.SecretsAccess;

/** Finds where an environment keeps its variables. */
public final class VariableStores {
    private final SecretsAccess secrets;
    private final ParametersAccess parameters;

    public VariableStores(SecretsAccess secrets, ParametersAccess parameters) {
        this.secrets = secrets;
        this.parameters = parameters;
    }

    /** The store of an environment as its database stands; empty if it has none. */
    public Optional<Store> find(Environment environment, Database database, Structure standing) {
        return find(environment, database, standing, standing);
    }

    /**
     * The same of an environment whose structure is about to change.
     *
     * @param coming has the tables that the run makes
     * @throws Rejected with VARIABLE_STORE_INVALID if the environment names a table that neither has
     */
    public Optional<Store> find(Environment environment, Database database, Structure standing, Structure coming) {
        var place = environment.variables();
        return switch (place.kind()) {
            case SECRETS_MANAGER -> Optional.of(new SecretsStore(environment, secrets, place.at()));
            case SSM -> Optional.of(new ParameterStore(environment, parameters, place.at()));
            case PROFILE, TABLE -> table(environment, standing).or(() -> table(environment, coming))
                    .map(store -> inTable(environment, database, standing, coming, store));
        };
    }

    /** The table in which an environment keeps its variables; empty if it keeps them elsewhere, or nowhere. */
    public static Optional<VariableStore> table(Environment environment, Structure structure) {
        return switch (environment.variables().kind()) {
            case PROFILE -> Profiles.named(environment.profile()).variables(structure);
            case TABLE -> Optional.of(Places.table(environment.variables()));
            case SSM, SECRETS_MANAGER -> Optional.empty();
        };
    }

    /** How rows of an environment refer to variables; empty if they do not. Whoever says where variables are has some. */
    public static Optional<ReferenceSyntax> references(Environment environment) {
        return Profiles.named(environment.profile()).references()
                .or(() -> Optional.of(ReferenceSyntax.DOUBLE_BRACES).filter(_ -> environment.variables().kind() != VariablePlace.Kind.PROFILE));
    }

    private Store inTable(Environment environment, Database database, Structure standing, Structure coming, VariableStore store) {
        var there = standing.table(store.table());
        var table = there.or(() -> coming.table(store.table())).orElseThrow(() -> new Rejected(ErrorCode.VARIABLE_STORE_INVALID, "Environment '"
                + environment.name() + "' keeps its variables in table '" + store.table() + "', which its database does not have. "
                + "'stepferry env add … --variables' says where they are"));
        boolean encrypting = environment.variables().kind() == VariablePlace.Kind.PROFILE || environment.variables().key().isPresent();
        return new TableStore(environment, store, table, there.map(known -> database.variables(known.name())),
                new KeySource(environment, secrets), encrypting);
    }
}
