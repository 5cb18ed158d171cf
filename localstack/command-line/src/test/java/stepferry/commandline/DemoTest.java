package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path home;

    @Test
    void theStoryIsToldFromWhatTheDatabasesSay() {
        var told = new Terminal(home).run("demo", "--once");
        assertThat(told.code()).as(told.all()).isZero();
        assertThat(told.out())
                .containsPattern("roles +admin +admin +admin +changed")
                .containsPattern("column products.reorderLevel +yes +no +yes +changed")
                .containsPattern("users +\\d+ +12 +12 +kept")
                .containsPattern("orders +\\d+ +3000 +3000 +kept")
                .contains("nothing to write", "run list", "Without --once");
        assertThat(new Terminal(home.resolve("demo")).run("run", "list", "--json").json()).hasSize(2);
    }
}
