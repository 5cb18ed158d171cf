package stepferry.apply;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.PackagedTable;
import stepferry.model.TableDigest;

/** Which parts of a table's rows have to come to the target. */
final class Transfer {
    private Transfer() {}

    /** By their place among the table's parts; none where the target holds the very rows. */
    static Set<Integer> parts(PackagedTable packaged, Optional<TableDigest> standing) {
        return packaged.digest().equals(standing)
                ? Set.of()
                : IntStream.range(0, packaged.parts().size()).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
