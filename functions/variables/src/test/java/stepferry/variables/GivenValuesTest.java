package stepferry.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.variables.VariableKind;

class GivenValuesTest {
    @Test
    void goesThroughItsJson() {
        var given = GivenValues.of(Map.of("A", plain("line\nline \"quoted\" 'too' \\ \t é 🙂"), "B", secret("hunter2")));
        var read = GivenValues.parse(given.json(), "it");
        assertThat(read.byName()).isEqualTo(given.byName());
        assertThat(given.json()).contains("\"kind\":\"secret\"");
    }

    @Test
    void showsNoValue() {
        var given = GivenValues.of(Map.of("A", plain("hunter1"), "B", secret("hunter2")));
        assertThat(given.toString()).isEqualTo("{A=plain, B=secret}");
        assertThat(secret("hunter2").toString()).isEqualTo("secret");
    }

    @Test
    void namesAndValuesAreCheckedAllAtOnce() {
        assertThatThrownBy(() -> GivenValues.of(Map.of("1x", plain("hunter1"), "a-b", plain("hunter2"), "EMPTY", plain(""), "NUL", plain("hun\0ter"),
                "HALF", plain("hunter\ud83d"))))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VARIABLE_INVALID))
                .hasMessageContainingAll("'1x' is no name", "'a-b' is no name", "value of EMPTY is empty", "value of NUL holds a NUL",
                        "value of HALF is no Unicode text")
                .message().doesNotContain("hunter");
    }

    @Test
    void aMegabyteIsRefusedByName() {
        assertThatThrownBy(() -> GivenValues.of(Map.of("BIG", plain("x".repeat(1 << 20)))))
                .hasMessageContainingAll("VARIABLE_INVALID", "they take 10486", "holds 65536").message().hasSizeLessThan(500);
        assertThat(GivenValues.of(Map.of("BIG", plain("x".repeat(65_000)))).names()).containsExactly("BIG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\":\"hunter2\"}", "{\"A\":\"hunter2\"}", "hunter2", "[\"hunter2\"]", "null", "{\"A\":null}", "",
        "{\"A\":{\"kind\":\"hunter2\",\"value\":\"x\"}}", "{\"A\":{\"value\":\"hunter2\"}}", "{\"A\":{\"kind\":\"plain\"}}"})
    void whatHoldsNoValuesIsNotQuoted(String json) {
        assertThatThrownBy(() -> GivenValues.parse(json, "Secret 's'"))
                .hasMessageContainingAll("VARIABLE_INVALID", "Secret 's' does not hold values").message().doesNotContain("hunter2");
    }

    @Test
    void laterValuesHoldAndOnceASecretIsAlwaysOne() {
        var both = GivenValues.of(Map.of("A", secret("1"), "B", plain("1"))).and(GivenValues.of(Map.of("A", plain("2"), "C", plain("2"))));
        assertThat(both.byName()).isEqualTo(Map.of("A", secret("2"), "B", plain("1"), "C", plain("2")));
        assertThat(both.withSecrets(Set.of("C", "D")).byName()).isEqualTo(Map.of("A", secret("2"), "B", plain("1"), "C", secret("2")));
    }

    private static GivenValue plain(String value) {
        return new GivenValue(VariableKind.PLAIN, value);
    }

    private static GivenValue secret(String value) {
        return new GivenValue(VariableKind.SECRET, value);
    }
}
