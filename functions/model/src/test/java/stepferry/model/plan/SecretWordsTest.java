package stepferry.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan shows to nobody. */
class SecretWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"password", "userPassword", "PASSWD", "client_secret", "accessToken", "api-key", "apiKey", "private_key", "credentials", "salt"})
    void namesOfSecrets(String name) {
        assertThat(SecretWords.in(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "title", "key", "pass", "description", "price"})
    void otherNames(String name) {
        assertThat(SecretWords.in(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"clientSecret\": \"abc\", \"x\": 1} | {\"clientSecret\": \"…\", \"x\": 1}",
            "{\"api_key\":\"a\\\"b\",\"x\":\"y\"} | {\"api_key\":\"…\",\"x\":\"y\"}",
            "{\"token\": 12345} | {\"token\": \"…\"}",
            "{\"tokens\": [\"a\", {\"b\": 1}], \"x\": 1} | {\"tokens\": \"…\"",
            "{\"password\": \"cut of | {\"password\": \"…\"",
            "{\"password\": \"cut\\ | {\"password\": \"…\"",
            "no fields, a password | no fields, a password"})
    void fieldsInsideTexts(String text, String shown) {
        assertThat(SecretWords.without(text)).isEqualTo(shown);
    }

    @Test
    void aLongTextTakesNoTime() {
        assertThat(SecretWords.without("\"".repeat(50_000))).hasSize(50_000);
    }
}
