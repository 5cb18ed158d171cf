package stepferry.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Guards;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.variables.VariablePlace;
import stepferry.model.window.MaintenanceWindow;

/** What people and programs may ask for. */
class RequestsTest {
    private static PromotionRequest promotion(String json) {
        return Requests.read(Json.read(json, JsonNode.class), PromotionRequest.class);
    }

    private static Rejected refusal(String json) {
        var e = catchThrowableOfType(Rejected.class, () -> promotion(json));
        assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        return e;
    }

    @Test
    void aWholeRequestIsUnderstood() {
        var request = promotion("{\"source\":\"dev\",\"target\":\"prod\",\"rules\":\"r@2\",\"title\":\"t\",\"allowDestructive\":true,\"onFailure\":\"keep\"}");

        assertThat(request.source()).contains("dev");
        assertThat(request.rules()).contains("r@2");
        assertThat(request.allowDestructive()).isTrue();
        assertThat(request.rollsBack()).isFalse();
    }

    @Test
    void whatIsLeftOutIsTheCarefulChoice() {
        var request = promotion("{\"package\":\"p\",\"target\":\"prod\"}");

        assertThat(request.packageId()).contains("p");
        assertThat(request.allowDestructive()).isFalse();
        assertThat(request.rollsBack()).isTrue();
        assertThat(promotion("{\"source\":\"dev\",\"target\":\"prod\",\"rules\":null,\"package\":null}").rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "{\"source\":\"dev\",\"target\":\"prod\",\"dryrun\":true};dryrun",
        "{\"source\":\"dev\",\"target\":\"prod\",\"patience\":0};patience",
        "{\"source\":\"dev\",\"target\":\"prod\",\"onFailure\":\"shrug\"};onFailure",
        "{\"source\":\"dev\",\"target\":\"prod\",\"allowDestructive\":\"perhaps\"};allowDestructive",
        "{\"source\":\"dev\",\"target\":\"prod\",\"allowDestructive\":1};allowDestructive",
        "{\"source\":\"dev\",\"target\":\"prod\",\"allowDestructive\":\"true\"};allowDestructive",
        "{\"source\":\"dev\",\"target\":[\"prod\"]};target",
        "{\"source\":\"dev\",\"target\":7};target",
        "{\"source\":{},\"target\":\"prod\"};source",
        "{\"source\":\"dev\",\"target\":\"prod\",\"skipUnchanged\":\"yes\"};skipUnchanged",
        "{\"source\":\"dev\",\"target\":\"prod\",\"window\":7};window",
        "{\"source\":\"dev\"};'target'",
        "{\"source\":\"dev\",\"target\":\" \"};'target'",
        "{\"target\":\"prod\"};either a 'source'",
        "{\"source\":\"dev\",\"package\":\"p\",\"target\":\"prod\"};either a 'source'",
        "{\"source\":\"prod\",\"target\":\"prod\"};both 'prod'",
        "[];JSON object",
        "null;JSON object",
        "\"prod\";JSON object",
    })
    void aMistakeIsNamed(String json, String said) {
        assertThat(refusal(json)).hasMessageContaining(said);
    }

    @Test
    void whatIsNoWindowIsSaidToBeNone() {
        var e = catchThrowableOfType(Rejected.class, () -> promotion("{\"source\":\"dev\",\"target\":\"prod\",\"window\":\"nightly\"}"));
        assertThat(e.code()).isEqualTo(ErrorCode.WINDOW_INVALID);
    }

    @Test
    void bothWindowsHoldUnlessOnlyThePlanIsAskedFor() {
        var night = MaintenanceWindow.parse("02:00-04:00 UTC");
        var weekend = MaintenanceWindow.parse("Sat,Sun 00:00-24:00 UTC");
        var prod = new Environment("prod", "jdbc:postgresql://h/d", "u", "s", "public", "generic", VariablePlace.OF_PROFILE,
                new Guards(Optional.empty(), false, Optional.of(weekend)));
        var text = "{\"source\":\"dev\",\"target\":\"prod\",\"window\":\"02:00-04:00 UTC\",\"dryRun\":%s}";
        assertThat(promotion(text.formatted(false)).windows(prod)).containsExactly(night, weekend);
        assertThat(promotion(text.formatted(true)).windows(prod)).isEmpty();
    }

    @Test
    void anAbsentRequestIsRefused() {
        assertThat(catchThrowableOfType(Rejected.class, () -> Requests.read(null, PromotionRequest.class)).code())
                .isEqualTo(ErrorCode.REQUEST_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"run\":\"\"}", "{\"run\":null}", "{\"id\":\"r\"}", "{\"run\":[\"r\"]}"})
    void aRollbackNeedsItsRun(String json) {
        assertThat(catchThrowableOfType(Rejected.class, () -> Requests.read(Json.read(json, JsonNode.class), RollbackRequest.class)))
                .hasMessageContaining("run");
    }
}
