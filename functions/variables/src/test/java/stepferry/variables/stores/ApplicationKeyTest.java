package stepferry.variables.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationKeyTest {
    private static final String DIGITS = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";

    private final ApplicationKey key = ApplicationKey.of(DIGITS).orElseThrow();

    /** What crypto.createCipheriv of Node.js made, which NocoBase runs on. */
    @Test
    void readsWhatTheApplicationWrote() {
        assertThat(key.decrypt("000102030405060708090a0b0c0d0e0f78d02b2197b4c71d5c24edd61ad53d1c6cb2164d4fa2251f2f45bf48fc548e0a"))
                .contains("smtp-pässwörd 42");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 60_000})
    void whatItEncryptsItReadsAndNobodyElse(int length) {
        var text = "é".repeat(length / 2) + "x".repeat(length % 2);
        var stored = key.encrypt(text);
        assertThat(key.decrypt(stored)).contains(text);
        assertThat(stored).hasSize(ApplicationKey.stored(text)).matches("[0-9a-f]+").isNotEqualTo(key.encrypt(text));
        var right = IntStream.range(0, 200).filter(i -> ApplicationKey.of(DIGITS.substring(0, 61) + HexFormat.of().toHexDigits(i, 3)).orElseThrow()
                .decrypt(stored).isPresent()).count();
        assertThat(right).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xyz", "00", "000102030405060708090a0b0c0d0e0f", "000102030405060708090a0b0c0d0e0f00"})
    void whatIsNotEncryptedIsNotRead(String stored) {
        assertThat(key.decrypt(stored)).isEmpty();
    }

    @Test
    void onlySixtyFourDigitsOrTheirBytesAreAKey() {
        assertThat(ApplicationKey.of(" " + DIGITS + "\n")).isPresent();
        assertThat(ApplicationKey.of(DIGITS.substring(1))).isEmpty();
        assertThat(ApplicationKey.of("g" + DIGITS.substring(1))).isEmpty();
        assertThat(ApplicationKey.of(HexFormat.of().parseHex(DIGITS)).orElseThrow().decrypt(key.encrypt("a"))).contains("a");
        assertThat(ApplicationKey.of(new byte[31])).isEmpty();
        assertThat(key.toString()).doesNotContain(DIGITS);
    }
}
