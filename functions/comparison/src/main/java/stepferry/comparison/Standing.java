package stepferry.comparison;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.KeyRange;
import stepferry.model.PackagedTable;
import stepferry.model.TableDigest;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/**
 * What a target's table holds, compared with the package part by part.
 *
 * @param stretches of each part's stretch; one of the whole table where parts have none, or this database orders their keys otherwise
 * @param differing the parts whose rows do not all stand there, or stand beside others; every part where one cannot be told from another
 */
public record Standing(PackagedTable packaged, List<TableDigest> stretches, List<Integer> differing) {
    /** Above this share of the rows, going through stretch by stretch saves nothing. */
    private static final double FEW = 0.5;

    public Standing {
        stretches = List.copyOf(stretches);
        differing = List.copyOf(differing);
    }

    public static Standing of(Database target, PackagedTable packaged) {
        var stretches = target.rows().digests(rows(packaged), packaged.cuts());
        boolean told = told(packaged, stretches);
        var parts = packaged.parts();
        return new Standing(packaged, stretches, IntStream.range(0, parts.size())
                .filter(i -> !told || parts.get(i).digest().filter(stretches.get(i)::equals).isEmpty()).boxed().toList());
    }

    private static boolean told(PackagedTable packaged, List<TableDigest> stretches) {
        return !packaged.partKey().isEmpty() && stretches.size() == packaged.parts().size();
    }

    public TableDigest whole() {
        return TableDigest.sum(stretches);
    }

    /** Where the parts lie that differ; empty where one part cannot be told from another. */
    public List<KeyRange> spans() {
        return told(packaged, stretches) ? packaged.cuts().spans(differing) : List.of();
    }

    /** Whether only few of the rows lie in stretches that differ. */
    public boolean differsLittle() {
        return told(packaged, stretches) && differing.stream().mapToLong(i -> packaged.parts().get(i).rawBytes()).sum() <= FEW * packaged.bytes();
    }

    /** What the table holds after nothing but stretches that differed was written to. */
    public TableDigest afterwards(Database target) {
        if (!differsLittle()) {
            return target.rows().digest(rows(packaged));
        }
        var touched = Set.copyOf(differing);
        var untouched = IntStream.range(0, stretches.size()).filter(i -> !touched.contains(i)).mapToObj(stretches::get);
        var written = spans().stream().map(span -> target.rows().digest(rows(packaged).within(span)));
        return TableDigest.sum(Stream.concat(untouched, written).toList());
    }

    private static RowSelection rows(PackagedTable packaged) {
        return RowSelection.all(packaged.name(), packaged.columns());
    }
}
