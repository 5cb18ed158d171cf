package stepferry.journal;

import java.util.List;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The environments there are, by name. */
public final class Environments {
    private static final String ENVIRONMENT = "environment";

    private final JournalTable table;

    public Environments(JournalTable table) {
        this.table = table;
    }

    public void put(Environment environment) {
        table.put(ENVIRONMENT, environment.name(), environment);
    }

    /** @throws Rejected with ENVIRONMENT_UNKNOWN and the names that exist */
    public Environment read(String name) {
        return table.get(ENVIRONMENT, name, Environment.class).orElseThrow(() -> unknown(name));
    }

    public List<Environment> all() {
        return table.all(ENVIRONMENT, "", false, Integer.MAX_VALUE, Environment.class);
    }

    public void remove(String name) {
        read(name);
        table.delete(ENVIRONMENT, name);
    }

    private Rejected unknown(String name) {
        var known = all().stream().map(Environment::name).toList();
        return new Rejected(ErrorCode.ENVIRONMENT_UNKNOWN, "There is no environment '" + name + "'"
                + (known.isEmpty() ? "" : ": known are " + String.join(", ", known)) + "; 'stepferry env add' adds one");
    }
}
