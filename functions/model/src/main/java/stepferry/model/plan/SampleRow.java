package stepferry.model.plan;

import java.util.List;

/**
 * A row that a run would write, to get an idea of it; long values are cut.
 *
 * @param key its key; empty where the table has none
 * @param values the columns that change; of a row that comes or goes, those that hold something
 */
public record SampleRow(List<SampleValue> key, List<SampleValue> values) {
    public SampleRow {
        key = List.copyOf(key);
        values = List.copyOf(values);
    }
}
