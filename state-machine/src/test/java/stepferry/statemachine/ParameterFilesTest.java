package stepferry.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The files in infra/environments hold parameters of the template, and nothing else. */
class ParameterFilesTest {
    private final Template template = Template.read();

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(Template.FILE.resolveSibling("environments"))) {
            return files.sorted().toList();
        }
    }

    private static Map<String, Object> parameters(Path file) {
        try {
            Map<String, Object> content = new Yaml().load(Files.readString(file));
            assertThat(content.keySet()).containsExactlyInAnyOrder("version", "default");
            return Template.map(Template.map(Template.map(content, "default"), "deploy"), "parameters");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyParameterIsOneOfTheTemplate(Path file) {
        assertThat((List<?>) parameters(file).get("parameter_overrides")).isNotEmpty().allSatisfy(override -> {
            var parts = override.toString().split("=", 2);
            assertThat(template.parameters()).containsKey(parts[0]);
            var allowed = (List<?>) Template.map(template.parameters(), parts[0]).get("AllowedValues");
            assertThat(allowed == null || allowed.contains(parts[1])).as("%s", override).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatItMayMakeIsWhatTheTemplateNeeds(Path file) {
        assertThat(parameters(file)).containsEntry("capabilities", "CAPABILITY_IAM").containsEntry("resolve_s3", true);
    }

    @Test
    void noTwoAreOneStack() throws IOException {
        assertThat(all()).isNotEmpty().extracting(file -> parameters(file).get("stack_name")).doesNotHaveDuplicates().doesNotContainNull();
    }
}
