package stepferry.apply;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.rules.RowReference;
import stepferry.model.structure.ForeignKey;
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
record PackagedContent(RunPackages packages, Manifest manifest, String landing, Optional<Meters> watch) {
    Structure structure() {
        return packages.structure(manifest);
    }

    /** Whatever points at rows: what the tables' foreign keys say, and what the application says. */
    List<RowReference> references(Structure ready) {
        var known = ready.tables().stream().flatMap(table -> table.foreignKeys().stream()).filter(key -> !key.outside())
                .flatMap(PackagedContent::columnwise);
        return Stream.concat(known, packages.classification(manifest).references().stream()).distinct().toList();
    }

    private static Stream<RowReference> columnwise(ForeignKey key) {
        return IntStream.range(0, key.columns().size()).mapToObj(i -> RowReference.value(
                key.table(), key.columns().get(i), key.referencedTable(), key.referencedColumns().get(i)));
    }

    /** Counts what comes of a table. */
    Meter meter(String table, Collection<Part> coming) {
        return watch.map(meters -> meters.table(table, coming.stream().mapToLong(Part::rows).sum(), coming.stream().mapToLong(Part::rawBytes).sum()))
                .orElse(Meter.UNSEEN);
    }

    InputStream rows(Part part) {
        return packages.store().rows(manifest, part);
    }
}
