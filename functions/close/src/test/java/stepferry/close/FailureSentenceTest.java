package stepferry.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.Json;

/** The sentence inside what Step Functions caught. */
class FailureSentenceTest {
    private static final String LAMBDA = "{\"errorMessage\":\"VALUE_REFUSED: a value does not fit\",\"errorType\":\"stepferry.model.Rejected\","
            + "\"stackTrace\":[\"a\",\"b\"]}";

    private static String sentence(String error, String cause) {
        return FailureSentence.of(new CloseInput.Failure(error, cause));
    }

    /** As the failure of a child machine is told: its description, with the cause as a text inside the text. */
    private static String child(String error, String cause) {
        var description = new LinkedHashMap<String, Object>();
        description.put("ExecutionArn", "arn:child");
        description.put("Status", "FAILED");
        description.put("Error", error);
        description.put("Cause", cause);
        return Json.text(description);
    }

    @Test
    void ofALambdaItIsTheMessage() {
        assertThat(sentence("stepferry.model.Rejected", LAMBDA)).isEqualTo("VALUE_REFUSED: a value does not fit");
    }

    @Test
    void ofAChildMachineItIsTheLambdasMessageHoweverDeep() {
        var once = child("stepferry.model.Rejected", LAMBDA);
        var twice = child("States.TaskFailed", once);

        assertThat(sentence("States.TaskFailed", once)).isEqualTo("VALUE_REFUSED: a value does not fit");
        assertThat(sentence("States.TaskFailed", twice)).isEqualTo("VALUE_REFUSED: a value does not fit");
    }

    @Test
    void ofAChildThatFailedByItselfItIsItsCause() {
        assertThat(sentence("States.TaskFailed", child("Refused", "the package is corrupt"))).isEqualTo("Refused: the package is corrupt");
        assertThat(sentence("States.TaskFailed", child("States.Timeout", ""))).isEqualTo("States.Timeout");
    }

    @Test
    void aChildThatEndedWithoutACauseIsToldByHowItEnded() {
        assertThat(sentence("States.TaskFailed", "{\"ExecutionArn\":\"arn:child\",\"Status\":\"ABORTED\"}"))
                .isEqualTo("States.TaskFailed: ABORTED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "null", quoteCharacter = '~', value = {
        "States.Timeout;null;States.Timeout",
        "States.Timeout;~~;States.Timeout",
        "Sandbox.Timedout;Task timed out after 900.00 seconds;Sandbox.Timedout: Task timed out after 900.00 seconds",
        "Runtime.ExitError;{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: 1 Error: Runtime exited\"};RequestId: 1 Error: Runtime exited",
        "Odd;{\"errorMessage\":\"\"};Odd",
        "Odd;{\"errorMessage\":null};Odd",
        "Odd;{\"cut off\": \"in the mid;Odd: {\"cut off\": \"in the mid",
        "Odd;[1];Odd: [1]",
        "Odd;7;Odd: 7",
    })
    void whateverElseItIsReadsAsWellAsItCan(String error, String cause, String expected) {
        assertThat(sentence(error, cause)).isEqualTo(expected);
    }
}
