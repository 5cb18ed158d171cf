package stepferry.model.plan;

import java.util.List;

/** A few of the rows that a run would insert, update and delete. */
public record Samples(List<SampleRow> inserted, List<SampleRow> updated, List<SampleRow> deleted) {
    public static final Samples NONE = new Samples(List.of(), List.of(), List.of());

    public Samples {
        inserted = List.copyOf(inserted);
        updated = List.copyOf(updated);
        deleted = List.copyOf(deleted);
    }
}
