package stepferry.variables.stores;

import java.util.List;
import stepferry.variables.GivenValues;

/** Where one environment keeps its application's variables. Names and kinds come out of it, never a value. */
public sealed interface Store permits TableStore, SecretsStore, ParameterStore {
    /** For people, such as {@code table environmentVariables}. */
    String words();

    /** By name. */
    List<PresentVariable> present();

    /**
     * Finds out whether these values could be written.
     *
     * @throws stepferry.model.Rejected with VARIABLE_INVALID, VARIABLE_STORE_INVALID, VARIABLE_KEY_MISSING or VARIABLE_KEY_WRONG
     */
    void refuse(GivenValues values);

    /**
     * Sets variables; one that is there gets the new value. In a table this is part of the database's transaction; elsewhere it holds at
     * once. Harmless when repeated.
     *
     * @throws stepferry.model.Rejected as {@link #refuse} does, before anything is written
     */
    void write(GivenValues values);
}
