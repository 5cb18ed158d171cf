package stepferry.apply;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stepferry.comparison.PackagedRows;
import stepferry.comparison.References;
import stepferry.comparison.Tally;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.Structure;
import stepferry.runtime.Meter;
import stepferry.runtime.Meters;
import stepferry.runtime.RunPackages;

/**
 * A package that has been found whole, ready to be read.
 *
 * @param landing the id of the receipt under which it lands
 * @param watch counts what is read, if somebody wants to know
 */
record PackagedContent(RunPackages packages, Manifest manifest, String landing, Optional<Meters> watch)
        implements PackagedRows {
    Structure structure() {
        return packages.structure(manifest);
    }

    /** Whatever points at rows: what the tables' foreign keys say, and what the application says. */
    List<RowReference> references(Structure ready) {
        return References.of(ready, packages.classification(manifest).references());
    }

    @Override
    public Tally tally(String table, Collection<Part> coming) {
        return watch.<Tally>map(meters -> new MeteredTally(meters.table(table, coming.stream().mapToLong(Part::rows).sum(),
                coming.stream().mapToLong(Part::rawBytes).sum()))).orElse(Tally.UNSEEN);
    }

    private record MeteredTally(Meter meter) implements Tally {
        @Override
        public InputStream counting(InputStream in) {
            return meter.counting(in);
        }

        @Override
        public void came(long rows) {
            meter.add(rows, 0);
        }
    }

    @Override
    public InputStream rows(Part part) {
        return packages.store().rows(manifest, part);
    }
}
