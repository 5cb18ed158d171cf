package stepferry.profiles.nocobase;

import java.util.Set;
import stepferry.model.Rule;
import stepferry.model.rules.Belonging;

/** One line of the documented defaults of the system tables. */
record DocumentedTable(String name, Rule rule, Belonging belonging, String module) {
    /** Carrying these would make one environment believe that it is another, or take secrets along. */
    private static final Set<String> ENVIRONMENT_OWN = Set.of("environmentVariables", "applicationVersion", "migrations");

    static DocumentedTable of(String[] cells) {
        var belonging = ENVIRONMENT_OWN.contains(cells[0]) ? Belonging.ENVIRONMENT : Belonging.of(cells[2]);
        return new DocumentedTable(cells[0], Rule.of(cells[1]), belonging, cells[3]);
    }
}
