package stepferry.variables.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepferry.variables.stores.TableStoreSuite.given;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.variables.VariableKind;
import stepferry.variables.LocalSecrets;

class ParameterStoreTest {
    private final LocalSecrets secrets = new LocalSecrets();
    private final Environment environment = new Environment("prod", "jdbc:postgresql://h/d", "u", "s", "public", "generic",
            Places.parse("ssm:/app/prod/", Optional.empty()), Guards.NONE);
    private final Store store = new ParameterStore(environment, secrets.parameters, environment.variables().at());

    @AfterEach
    void stop() {
        secrets.close();
    }

    @Test
    void plainValuesAreReadableAndSecretsSecure() {
        store.write(given("HOST", "smtp.example", "secret:TOKEN", "two\nlines \"quoted\""));
        store.write(given("HOST", "other.example"));
        assertThat(store.present()).containsExactly(new PresentVariable("HOST", VariableKind.PLAIN, false),
                new PresentVariable("TOKEN", VariableKind.SECRET, false));
        var token = secrets.ssm.getParameter(r -> r.name("/app/prod/TOKEN").withDecryption(true)).parameter();
        assertThat(token.type()).isEqualTo(ParameterType.SECURE_STRING);
        assertThat(token.value()).isEqualTo("two\nlines \"quoted\"");
        assertThat(secrets.ssm.getParameter(r -> r.name("/app/prod/HOST")).parameter().value()).isEqualTo("other.example");
        assertThat(store.words()).isEqualTo("parameters /app/prod/*");
    }

    @Test
    void seesOnlyItsOwnOnEveryPage() {
        for (int i = 0; i < 25; i++) {
            secrets.parameters.keep("/app/prod/V" + i, "", VariableKind.PLAIN, "x");
        }
        secrets.parameters.keep("/app/prod/sub/OTHER", "", VariableKind.PLAIN, "x");
        secrets.parameters.keep("/app/production", "", VariableKind.PLAIN, "x");
        assertThat(store.present()).hasSize(25);
    }

    @Test
    void whatAParameterCannotHoldIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> store.write(given("A", "1", "BIG", "é".repeat(4_097)))).hasMessageContainingAll("VARIABLE_INVALID", "BIG (8194 bytes)");
        store.write(given("TOKEN", "1"));
        assertThatThrownBy(() -> store.write(given("A", "1", "secret:TOKEN", "hunter2")))
                .hasMessageContainingAll("VARIABLE_STORE_INVALID", "/app/prod/TOKEN").message().doesNotContain("hunter2");
        assertThat(store.present()).extracting(PresentVariable::name).containsExactly("TOKEN");
    }
}
