package stepferry.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stepferry.model.Admission;
import stepferry.model.Strategy;
import stepferry.model.variables.VariableKind;

class RunValuesTest {
    private final LocalSecrets secrets = new LocalSecrets();
    private final RunValues values = new RunValues(secrets.access, "stepferry/");

    @AfterEach
    void stop() {
        secrets.close();
    }

    @Test
    void waitInOneSecretUntilTheRunEnds() {
        var name = values.add("run-1", given("A", "1", "B", "1"));
        assertThat(name).isEqualTo("stepferry/runs/run-1/values").isEqualTo(values.add("run-1", given("B", "2", "C", "2")));
        assertThat(values.of(admission(Optional.of(name))).byName()).isEqualTo(given("A", "1", "B", "2", "C", "2").byName());
        values.forget("run-1");
        values.forget("run-1");
        assertThat(secrets.client.listSecrets().secretList()).isEmpty();
        assertThatThrownBy(() -> values.of(admission(Optional.of(name)))).hasMessageContainingAll("SECRET_UNREADABLE", name);
    }

    @Test
    void aRunWithoutValuesAsksNobody() {
        assertThat(values.of(admission(Optional.empty())).isEmpty()).isTrue();
    }

    @Test
    void nothingButTheRunsOwnSecretIsForgotten() {
        secrets.client.createSecret(r -> r.name("stepferry/env/prod").secretString("hunter2"));
        secrets.client.createSecret(r -> r.name("stepferry/runs/run-10/values").secretString("{}"));
        values.forget("../env/prod");
        values.forget("run-1");
        assertThat(secrets.client.listSecrets().secretList()).hasSize(2);
    }

    @Test
    void somebodysPasswordIsNotTakenForValues() {
        secrets.client.createSecret(r -> r.name("stepferry/env/prod").secretString("{\"password\":\"hunter2\"}"));
        assertThatThrownBy(() -> values.of(admission(Optional.of("stepferry/env/prod"))))
                .hasMessageContaining("VARIABLE_INVALID").message().doesNotContain("hunter2");
    }

    @Test
    void togetherTheyMustFit() {
        values.add("run-1", given("A", "x".repeat(40_000)));
        var more = given("B", "x".repeat(40_000));
        assertThatThrownBy(() -> values.add("run-1", more)).hasMessageContainingAll("VARIABLE_INVALID", "65536");
        assertThat(values.of(admission(Optional.of(values.nameOf("run-1")))).names()).containsExactly("A");
    }

    private static GivenValues given(String... pairs) {
        var values = new TreeMap<String, GivenValue>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], new GivenValue(VariableKind.SECRET, pairs[i + 1]));
        }
        return GivenValues.of(values);
    }

    private static Admission admission(Optional<String> values) {
        return new Admission("run-1", "prod", "place", 1, Optional.empty(), "p", "b", Optional.empty(), Optional.empty(), "", false, true,
                Strategy.AUTO, false, false, values, 0, List.of(), false);
    }
}
