package stepferry.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import stepferry.cloud.Distribution;
import stepferry.servers.ServerUnavailable;

/** LocalStack where there is no Docker. */
class LocalStackTest {
    @Test
    void withoutTheProgramItSaysWhatNeedsNone() {
        assertThatThrownBy(() -> new LocalStack("no-such-docker", Path.of("")).up(_ -> {})).isInstanceOf(ServerUnavailable.class)
                .hasMessageContaining("no-such-docker compose").hasMessageContaining("install Docker").hasMessageContaining("'./stepferry up'");
    }

    @Test
    void whatDockerSaysIsPassedOnWhenItFails() {
        var said = new ArrayList<String>();

        assertThatThrownBy(() -> new LocalStack("ls", Path.of("")).up(said::add)).isInstanceOf(ServerUnavailable.class).hasMessageContaining("code 2");
        assertThat(said).isNotEmpty();
    }

    @Test
    void whatRunsIsFoundInTheClone() {
        assertThat(new LocalStack("docker", Distribution.sources()).compose()).isRegularFile();
    }
}
