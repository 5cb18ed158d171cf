package stepferry.bench.scenarios;

import java.util.List;
import stepferry.bench.data.DataSet;
import stepferry.model.Engine;

/**
 * One comparison.
 *
 * @param title for people
 * @param entries the first is the reference
 */
public record Scenario(String name, String title, Engine engine, DataSet data, List<Entry> entries) {
    public Scenario {
        entries = List.copyOf(entries);
    }

    /** Whether it is asked for: by its name, by the beginning of it before a dash, or with all. */
    boolean isOneOf(List<String> wanted) {
        return wanted.stream().anyMatch(each -> each.equals("all") || each.equals(name) || name.startsWith(each + "-"));
    }
}
