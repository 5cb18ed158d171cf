package stepferry.variables.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.rules.VariableStore;
import stepferry.model.variables.VariablePlace;

class PlacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"profile", "table:settings", "table:App Settings(key,content)", "table:settings(name,value,type)", "secrets:app/prod/",
        "ssm:/app/prod/", "ssm:/app"})
    void areReadAndWritten(String words) {
        var place = Places.parse(words, Optional.empty());
        assertThat(Places.words(place)).isEqualTo(words);
        assertThat(Json.read(Json.text(place), VariablePlace.class)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "profile:x", "table", "table:", "table:t(a)", "table:t(a,b,c,d)", "table:t(a,b", "secrets:", "secrets:with space",
        "ssm:app", "ssm:", "file:x", "Table:t"})
    void anythingElseIsRefused(String words) {
        assertThatThrownBy(() -> Places.parse(words, Optional.empty()))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENVIRONMENT_INVALID))
                .hasMessageContaining("table:NAME(name,value,type)");
    }

    @Test
    void aKeyGoesWithATable() {
        assertThat(Places.parse("profile", Optional.of("k")).key()).contains("k");
        assertThat(Places.parse("table:t", Optional.of("k")).key()).contains("k");
        assertThatThrownBy(() -> Places.parse("secrets:p/", Optional.of("k"))).hasMessageContaining("ENVIRONMENT_INVALID");
    }

    @Test
    void columnsHaveUsualNames() {
        assertThat(Places.table(Places.parse("table:t", Optional.empty())))
                .isEqualTo(new VariableStore("t", "name", Optional.empty(), "value", "plain", "secret"));
        assertThat(Places.table(Places.parse("table:t( key , content , sort )", Optional.empty())))
                .isEqualTo(new VariableStore("t", "key", Optional.of("sort"), "content", "plain", "secret"));
    }
}
