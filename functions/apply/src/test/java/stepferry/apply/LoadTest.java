package stepferry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stepferry.apply.Load.Cargo;
import stepferry.model.Json;

/** How parts are shared out. */
class LoadTest {
    private static final long MEGABYTE = 1 << 20;

    private static Cargo cargo(String table, int parts, long bytes) {
        return new Cargo(table, IntStream.range(0, parts).boxed().toList(), Collections.nCopies(parts, bytes));
    }

    @Test
    void aLargePartIsALoadOfItsOwnAndTheLargestTableComesFirst() {
        var loads = Load.of(List.of(cargo("small", 1, 2 * MEGABYTE), cargo("large", 3, 33 * MEGABYTE), cargo("medium", 1, 33 * MEGABYTE)));
        assertThat(loads).extracting(load -> load.tables().getFirst().table()).containsExactly("large", "large", "large", "medium", "small");
        assertThat(loads.stream().flatMap(load -> load.tables().getFirst().parts().stream())).containsExactly(0, 1, 2, 0, 0);
    }

    @Test
    void smallTablesShareALoad() {
        var loads = Load.of(IntStream.range(0, 1000).mapToObj(i -> cargo("t" + i, 1, MEGABYTE)).toList());
        assertThat(loads).hasSize(1000 / 32 + 1).allSatisfy(load -> assertThat(load.tables()).hasSizeLessThanOrEqualTo(32));
    }

    @Test
    void everyPartIsInOneLoadAndNoLoadIsTooLongForStepFunctions() {
        var cargo = IntStream.range(0, 1000).mapToObj(i -> cargo(String.valueOf(1000 + i).repeat(16), 10, i * 1000L)).toList();
        var seen = new HashSet<String>();
        for (var load : Load.of(cargo)) {
            assertThat(Json.bytes(load).length).isLessThan(32 << 10);
            load.tables().forEach(some -> some.parts().forEach(part -> assertThat(seen.add(some.table() + part)).isTrue()));
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void nothingIsNoLoad() {
        assertThat(Load.of(List.of())).isEmpty();
        assertThat(Load.of(List.of(cargo("empty", 0, 0)))).isEmpty();
    }
}
