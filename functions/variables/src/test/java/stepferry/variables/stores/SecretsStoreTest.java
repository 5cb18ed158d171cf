package stepferry.variables.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepferry.variables.stores.TableStoreSuite.given;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.variables.VariableKind;
import stepferry.variables.LocalSecrets;

class SecretsStoreTest {
    private final LocalSecrets secrets = new LocalSecrets();
    private final Environment environment = new Environment("prod", "jdbc:postgresql://h/d", "u", "s", "public", "generic",
            Places.parse("secrets:app/prod/", Optional.empty()), Guards.NONE);
    private final Store store = new SecretsStore(environment, secrets.access, environment.variables().at());

    @AfterEach
    void stop() {
        secrets.close();
    }

    @Test
    void keepsEachVariableInASecretOfItsOwn() {
        store.write(given("HOST", "smtp.example", "secret:TOKEN", "two\nlines \"quoted\""));
        store.write(given("HOST", "other.example"));
        assertThat(secrets.access.find("app/prod/HOST")).contains("other.example");
        assertThat(secrets.access.find("app/prod/TOKEN")).contains("two\nlines \"quoted\"");
        assertThat(store.present()).containsExactly(new PresentVariable("HOST", VariableKind.SECRET, false),
                new PresentVariable("TOKEN", VariableKind.SECRET, false));
        assertThat(store.words()).isEqualTo("secrets app/prod/*");
    }

    @Test
    void seesOnlyItsOwnOnEveryPageAndWhichAreEmpty() {
        for (int i = 0; i < 120; i++) {
            secrets.access.keep("app/prod/V" + i, "", "x");
        }
        secrets.client.createSecret(r -> r.name("app/prod/EMPTY"));
        secrets.access.keep("app/prod/sub/OTHER", "", "x");
        secrets.access.keep("APP/prod/OTHER", "", "x");
        secrets.access.keep("app/production", "", "x");
        assertThat(store.present()).hasSize(121).filteredOn(PresentVariable::empty).extracting(PresentVariable::name).containsExactly("EMPTY");
    }

    @Test
    void whatIsAboutToBeDeletedTakesNoValue() {
        store.write(given("HOST", "1"));
        store.refuse(given("HOST", "2", "NEW", "2"));
        secrets.client.deleteSecret(r -> r.secretId("app/prod/HOST").recoveryWindowInDays(7L));
        assertThatThrownBy(() -> store.refuse(given("HOST", "hunter2", "NEW", "2")))
                .hasMessageContainingAll("VARIABLE_STORE_INVALID", "app/prod/HOST").message().doesNotContain("NEW").doesNotContain("hunter2");
    }
}
