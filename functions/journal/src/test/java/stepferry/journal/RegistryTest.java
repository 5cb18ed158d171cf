package stepferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;

/** Environments and rule sets by name. */
class RegistryTest {
    private final JournalTable table = Journals.fresh();
    private final RuleSets ruleSets = new RuleSets(table);
    private final Environments environments = new Environments(table);

    private static JsonNode rules(int n) {
        return Json.read("{\"rules\":[" + n + "]}", JsonNode.class);
    }

    private static Environment environment(String name) {
        return new Environment(name, "jdbc:postgresql://db/" + name, "u", "secret/" + name, "public", "generic");
    }

    @Test
    void versionsCountUpAndStay() {
        assertThat(ruleSets.latest("release")).isEmpty();
        assertThat(ruleSets.put("release", rules(1))).isEqualTo(1);
        assertThat(ruleSets.put("release", rules(2))).isEqualTo(2);
        assertThat(ruleSets.put("release", rules(1))).isEqualTo(3);

        assertThat(ruleSets.find("release", 1)).get().extracting(RuleSets.Stored::content).isEqualTo(rules(1));
        assertThat(ruleSets.latest("release")).get().extracting(RuleSets.Stored::version).isEqualTo(3);
        assertThat(ruleSets.find("release", 4)).isEmpty();
        assertThat(ruleSets.find("releas", 1)).isEmpty();
    }

    @Test
    void theSameContentIsNoNewVersion() {
        ruleSets.put("release", rules(1));

        assertThat(ruleSets.put("release", rules(1))).isEqualTo(1);
        assertThat(ruleSets.find("release", 2)).isEmpty();
    }

    @Test
    void writersAtOnceGetVersionsOfTheirOwn() throws InterruptedException {
        var versions = Race.of(8, i -> () -> ruleSets.put("release", rules(i)));

        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        for (int i = 0; i < 8; i++) {
            assertThat(ruleSets.find("release", (Integer) versions.get(i))).get().extracting(RuleSets.Stored::content).isEqualTo(rules(i));
        }
        assertThat(ruleSets.all()).singleElement().extracting(RuleSets.Stored::version).isEqualTo(8);
    }

    @Test
    void theSameContentFromWritersAtOnceIsOneVersion() throws InterruptedException {
        assertThat(Race.of(8, i -> () -> ruleSets.put("release", rules(5)))).containsOnly(1);
    }

    @Test
    void manyVersionsKeepTheirOrder() {
        LongStream.rangeClosed(1, 12).forEach(i -> ruleSets.put("release", rules((int) i)));
        ruleSets.put("another", rules(1));

        assertThat(ruleSets.latest("release")).get().extracting(RuleSets.Stored::version).isEqualTo(12);
        assertThat(ruleSets.all()).extracting(RuleSets.Stored::name).containsExactly("another", "release");
    }

    @Test
    void environmentsAreKeptByName() {
        environments.put(environment("prod"));
        environments.put(environment("dev"));
        environments.put(new Environment("dev", "jdbc:postgresql://elsewhere/dev", "u", "s", "public", "generic"));

        assertThat(environments.read("dev").url()).isEqualTo("jdbc:postgresql://elsewhere/dev");
        assertThat(environments.all()).extracting(Environment::name).containsExactly("dev", "prod");

        environments.remove("dev");
        assertThat(environments.all()).extracting(Environment::name).containsExactly("prod");
    }

    @Test
    void anUnknownEnvironmentIsToldWithThoseThatAreKnown() {
        assertThatThrownBy(() -> environments.read("prod")).hasMessageContaining("There is no environment 'prod'");
        environments.put(environment("staging"));

        assertThatThrownBy(() -> environments.remove("prod"))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENVIRONMENT_UNKNOWN))
                .hasMessageContaining("'prod'").hasMessageContaining("staging");
    }
}
