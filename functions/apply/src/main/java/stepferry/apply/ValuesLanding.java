package stepferry.apply;

import java.util.List;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.Structure;
import stepferry.model.variables.RequiredVariable;
import stepferry.tables.Database;
import stepferry.variables.GivenValues;
import stepferry.variables.stores.Guarding;
import stepferry.variables.stores.VariableStores;

/**
 * The values that were given for a run, on their way to where its target keeps variables. In a table they land with the rows; anywhere else
 * right before the commit.
 *
 * @param given of a rollback none: values are the environment's own, and stay when a run is taken back
 * @param needed what the package says of the names
 */
record ValuesLanding(VariableStores stores, Environment environment, GivenValues given, List<RequiredVariable> needed) {
    /** @param ready the structure that stands when the rows are in */
    void write(Database target, Structure ready) {
        if (given.isEmpty()) {
            return;
        }
        var store = stores.find(environment, target, ready).orElseThrow(() -> new Rejected(ErrorCode.VARIABLE_STORE_INVALID,
                "Environment '" + environment.name() + "' has nowhere to keep the values that were given: "
                        + "'stepferry env add … --variables' says where"));
        store.write(Guarding.of(given, needed, store.present()));
    }

    /** How many there are. */
    int count() {
        return given.names().size();
    }
}
