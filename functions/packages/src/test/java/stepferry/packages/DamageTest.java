package stepferry.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Manifest;
import stepferry.model.Rejected;

/** What becomes of a package that somebody damaged. */
class DamageTest {
    private static final String MANIFEST = "packages/p/manifest.json";

    private final Shelf shelf = Shelf.fresh();
    private final Manifest manifest = shelf.sealed("p", Shelf.small(5000));
    private final String part = "packages/p/" + manifest.tables().getFirst().parts().getFirst().file();

    @AfterEach
    void close() {
        shelf.close();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining("p");
    }

    private byte[] rows() throws Exception {
        try (var in = shelf.store().rows(manifest, manifest.tables().getFirst().parts().getFirst())) {
            return in.readAllBytes();
        }
    }

    @Test
    void aFlippedBitAnywhereInAPartIsNoticed() {
        var whole = shelf.bytes(part);
        for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 20)) {
            var damaged = whole.clone();
            damaged[at] ^= 4;
            shelf.bucket().put(part, damaged);

            refused(ErrorCode.PACKAGE_CORRUPT, () -> shelf.store().verify(manifest));
            refused(ErrorCode.PACKAGE_CORRUPT, this::rows);
        }
    }

    @Test
    void aTruncatedPartIsNoticed() {
        var whole = shelf.bytes(part);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            shelf.bucket().put(part, Arrays.copyOf(whole, length));

            refused(ErrorCode.PACKAGE_CORRUPT, () -> shelf.store().verify(manifest));
            refused(ErrorCode.PACKAGE_CORRUPT, this::rows);
        }
    }

    @Test
    void bytesAddedToAPartAreNoticed() {
        var whole = shelf.bytes(part);
        shelf.bucket().put(part, Arrays.copyOf(whole, whole.length + 1));

        refused(ErrorCode.PACKAGE_CORRUPT, () -> shelf.store().verify(manifest));
    }

    @Test
    void aMissingPartIsNoticed() {
        shelf.bucket().delete(java.util.List.of(part));

        refused(ErrorCode.PACKAGE_INCOMPLETE, () -> shelf.store().verify(manifest));
        refused(ErrorCode.PACKAGE_INCOMPLETE, this::rows);
    }

    @Test
    void documentsAreCheckedToo() {
        var key = "packages/p/" + manifest.structure();
        shelf.bucket().put(key, "[]".getBytes(UTF_8));
        refused(ErrorCode.PACKAGE_CORRUPT, () -> shelf.store().document(manifest, manifest.structure()));

        shelf.bucket().delete(java.util.List.of(key));
        refused(ErrorCode.PACKAGE_INCOMPLETE, () -> shelf.store().document(manifest, manifest.structure()));
        refused(ErrorCode.PACKAGE_INCOMPLETE, () -> shelf.store().document(manifest, "no-such.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "{}", "{\"format\":" + Manifest.FORMAT + "}", "not json", "{\"format\":" + Manifest.FORMAT + ",\"id\":\"p\",\"files\":[{\"name\":\"../x\"}]}"})
    void whatIsNoManifestIsRefused(String text) {
        shelf.bucket().put(MANIFEST, text.getBytes(UTF_8));

        refused(ErrorCode.PACKAGE_CORRUPT, () -> shelf.store().read("p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overwrite>skip", "\"t\">\"u; drop table u\"", "release@1>release@2", "a notice>another", "\"digest\":\">\"digest\":\"0"})
    void aTamperedManifestIsRefused(String change) {
        var words = change.split(">", 2);
        var text = new String(shelf.bytes(MANIFEST), UTF_8);
        assertThat(text).contains(words[0]);
        shelf.bucket().put(MANIFEST, text.replace(words[0], words[1]).getBytes(UTF_8));

        refused(ErrorCode.PACKAGE_CORRUPT, () -> shelf.store().read("p"));
    }

    @Test
    void aManifestOfAnotherPackageIsRefused() {
        shelf.bucket().put("packages/p2/manifest.json", shelf.bytes(MANIFEST));

        assertThatThrownBy(() -> shelf.store().read("p2")).hasMessageContaining("PACKAGE_CORRUPT").hasMessageContaining("p2");
    }

    @ParameterizedTest
    @ValueSource(ints = {Manifest.FORMAT - 1, Manifest.FORMAT + 1})
    void anotherFormatIsToldAsSuchWhateverElseItHolds(int format) {
        shelf.bucket().put(MANIFEST, ("{\"format\":" + format + ",\"tables\":{\"in\":\"another form\"}}").getBytes(UTF_8));

        refused(ErrorCode.PACKAGE_FORMAT_UNKNOWN, () -> shelf.store().read("p"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "..", ".", "../p", "p/../q", "/p", "p/", "-p", "a b", "a\n", "é", "p%2fq", "p?x=1", "a\u0000"})
    void hostileIdsAreRefused(String id) {
        assertThatThrownBy(() -> shelf.store().read(id))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID));
        assertThatThrownBy(() -> shelf.store().begin(id)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> shelf.store().delete(id)).isInstanceOf(Rejected.class);
    }

    @Test
    void idsHaveALength() {
        assertThat(shelf.store().find("x".repeat(100))).isEmpty();
        assertThatThrownBy(() -> shelf.store().find("x".repeat(101))).isInstanceOf(Rejected.class);
    }
}
