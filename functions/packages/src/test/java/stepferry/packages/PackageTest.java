package stepferry.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.Rejected;
import stepferry.model.Sha256;
import stepferry.model.Unavailable;

/** Packages written, sealed and read back. */
class PackageTest {
    @Test
    void rowsComeBackAsTheyWere() throws IOException {
        try (var shelf = Shelf.fresh()) {
            var sealed = shelf.sealed("p", Shelf.small(100));
            var found = shelf.store().read("p");

            assertThat(found).isEqualTo(sealed);
            assertThat(found.rows()).isEqualTo(100);
            assertThat(text(shelf, found)).isEqualTo(Shelf.smallText(100));
            assertThat(shelf.store().document(found, found.structure())).asString().isEqualTo("{}");
            shelf.store().verify(found);
        }
    }

    @Test
    void aTableWithoutRowsHasNoParts() throws IOException {
        try (var shelf = Shelf.fresh()) {
            var sealed = shelf.sealed("p", Shelf.small(0));

            assertThat(sealed.tables().getFirst().parts()).isEmpty();
            assertThat(text(shelf, sealed)).isEmpty();
        }
    }

    @Test
    void smallTablesShareAFile() throws IOException {
        try (var shelf = Shelf.fresh()) {
            var writer = shelf.store().begin("p");
            var parts = writer.parts();
            var one = parts.table(Shelf.small(3), Cutting.UNORDERED).getFirst();
            var two = parts.table(Shelf.small(5), Cutting.UNORDERED).getFirst();
            var sealed = writer.seal(Shelf.manifest("p", writer, List.of(one, two)));

            assertThat(two.file()).isEqualTo(one.file());
            assertThat(two.offset()).isEqualTo(one.length());
            assertThat(shelf.store().rows(sealed, one).readAllBytes()).asString().isEqualTo(Shelf.smallText(3));
            assertThat(shelf.store().rows(sealed, two).readAllBytes()).asString().isEqualTo(Shelf.smallText(5));
        }
    }

    @Test
    void aLargeTableBecomesPartsInSeveralFiles() throws IOException {
        try (var shelf = Shelf.fresh()) {
            int rows = 1700;
            var sealed = shelf.sealed("p", Shelf.dense(rows));
            var parts = sealed.tables().getFirst().parts();

            assertThat(parts).extracting(Part::rows).containsExactly(512L, 512L, 512L, 164L);
            assertThat(parts).extracting(Part::file).doesNotContainNull().hasSizeGreaterThan(1);
            assertThat(parts.stream().map(Part::file).distinct()).hasSize(2);
            assertThat(checksum(shelf, sealed)).isEqualTo(checksum(Shelf.dense(rows)));
            shelf.store().verify(sealed);
        }
    }

    @Test
    void thereIsNoPackageBeforeItIsSealed() {
        try (var shelf = Shelf.fresh()) {
            var writer = shelf.store().begin("p");
            writer.parts().table(Shelf.small(3), Cutting.UNORDERED);
            writer.files();

            assertThat(shelf.store().find("p")).isEmpty();
            assertThat(shelf.store().ids()).isEmpty();
            assertThatThrownBy(() -> shelf.store().read("p"))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PACKAGE_UNKNOWN));
        }
    }

    @Test
    void whoeverSealsFirstWinsAndTheOthersLeaveNothing() throws Exception {
        try (var shelf = Shelf.fresh(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int writers = 8;
            var together = new CyclicBarrier(writers);
            var sealing = new ArrayList<Future<Manifest>>();
            for (int i = 0; i < writers; i++) {
                int rows = 10 + i;
                sealing.add(threads.submit(() -> {
                    var writer = shelf.store().begin("p");
                    var manifest = Shelf.manifest("p", writer, writer.parts().table(Shelf.small(rows), Cutting.UNORDERED));
                    together.await();
                    return writer.seal(manifest);
                }));
            }
            var winner = shelf.store().read(sealing.getFirst().get().id());

            for (var seal : sealing) {
                assertThat(seal.get()).isEqualTo(winner);
            }
            for (int i = 0; i < writers; i++) {
                shelf.bucket().put("after-a-refusal", new byte[] {1});
                shelf.bucket().delete(List.of("after-a-refusal"));
            }
            shelf.store().verify(winner);
            assertThat(text(shelf, winner)).isEqualTo(Shelf.smallText((int) winner.rows()));
            assertThat(shelf.keys()).hasSize(winner.files().size() + 1);
        }
    }

    @Test
    void whatAKilledAttemptLeftGoesWithTheSeal() {
        try (var shelf = Shelf.fresh()) {
            var killed = shelf.store().begin("p");
            killed.document("structure.json", "{}".getBytes(UTF_8));
            killed.parts().table(Shelf.small(3), Cutting.UNORDERED);
            killed.files();
            var neighbour = shelf.sealed("p2", Shelf.small(1));
            var sealed = shelf.sealed("p", Shelf.small(5));

            assertThat(shelf.keys()).hasSize(sealed.files().size() + neighbour.files().size() + 2);
            shelf.store().verify(sealed);
            shelf.store().verify(neighbour);
        }
    }

    @Test
    void sealingAgainAfterALostAnswerKeepsTheFiles() throws IOException {
        try (var shelf = Shelf.fresh()) {
            var writer = shelf.store().begin("p");
            var manifest = Shelf.manifest("p", writer, writer.parts().table(Shelf.small(3), Cutting.UNORDERED));

            assertThat(writer.seal(manifest)).isEqualTo(writer.seal(manifest));
            shelf.store().verify(shelf.store().read("p"));
        }
    }

    @Test
    void abortLeavesNothing() {
        try (var shelf = Shelf.fresh()) {
            var writer = shelf.store().begin("p");
            writer.document("structure.json", "{}".getBytes(UTF_8));
            var parts = writer.parts();
            parts.table(Shelf.small(3), Cutting.UNORDERED);
            writer.files();
            parts.table(Shelf.dense(300), Cutting.UNORDERED);
            writer.parts().table(Shelf.dense(300), Cutting.UNORDERED);
            writer.abort();

            assertThat(shelf.keys()).isEmpty();
            assertThat(shelf.s3().listMultipartUploads(r -> r.bucket(shelf.name())).uploads()).isEmpty();
        }
    }

    @Test
    void aSourceThatFailsSaysSo() {
        try (var shelf = Shelf.fresh()) {
            var writer = shelf.store().begin("p");
            assertThatThrownBy(() -> writer.parts().table(sink -> {
                sink.row("1\n".getBytes(UTF_8));
                throw new IOException("the disk is on fire");
            }, Cutting.UNORDERED)).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> writer.parts().table(sink -> {
                sink.row("1\n".getBytes(UTF_8));
                throw new Rejected(ErrorCode.VALUE_REFUSED, "no");
            }, Cutting.UNORDERED)).isInstanceOf(Rejected.class);
            writer.abort();

            assertThat(shelf.keys()).isEmpty();
        }
    }

    @Test
    void packagesAreListedAndDeleted() {
        try (var shelf = Shelf.fresh()) {
            shelf.sealed("b", Shelf.small(1));
            shelf.sealed("a", Shelf.small(1));
            shelf.sealed("a.1_x-Y", Shelf.small(1));
            shelf.store().begin("unsealed").document("structure.json", "{}".getBytes(UTF_8));
            assertThat(shelf.store().ids()).containsExactlyInAnyOrder("a", "a.1_x-Y", "b");

            shelf.store().delete("a");
            assertThat(shelf.store().find("a")).isEmpty();
            assertThat(shelf.keys()).noneMatch(key -> key.startsWith("packages/a/"));
            assertThat(shelf.store().find("a.1_x-Y")).isPresent();
            shelf.store().delete("never-was");
        }
    }

    private static String text(Shelf shelf, Manifest manifest) throws IOException {
        var out = new ByteArrayOutputStream();
        copy(shelf, manifest, out);
        return out.toString(UTF_8);
    }

    private static String checksum(Shelf shelf, Manifest manifest) throws IOException {
        try (var out = new DigestOutputStream(ByteArrayOutputStream.nullOutputStream(), Sha256.begin())) {
            copy(shelf, manifest, out);
            return Sha256.end(out.getMessageDigest());
        }
    }

    private static String checksum(PartWriter.RowSource rows) throws IOException {
        var digest = Sha256.begin();
        rows.writeTo(digest::update);
        return Sha256.end(digest);
    }

    private static void copy(Shelf shelf, Manifest manifest, java.io.OutputStream out) throws IOException {
        for (var part : manifest.tables().getFirst().parts()) {
            try (var in = shelf.store().rows(manifest, part)) {
                in.transferTo(out);
            }
        }
    }
}
