package stepferry.cloud.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A SAM template as it was written.
 *
 * @param folder the folder that its relative paths start from
 */
public record Template(Path folder, Map<String, Object> content) {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String MACHINE = "AWS::Serverless::StateMachine";

    /** @throws UncheckedIOException if the file cannot be read */
    public static Template read(Path file) {
        try {
            return new Template(file.toAbsolutePath().getParent(), new Yaml(new Tags()).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + file + " cannot be read", e);
        }
    }

    /** What parameters are unless somebody says otherwise. */
    public Map<String, String> parameters() {
        var parameters = map(content, "Parameters");
        return parameters.keySet().stream().collect(Collectors.toMap(name -> name, name -> text(map(parameters, name), "Default")));
    }

    /** The functions, in the order of the template. */
    public List<Function> functions() {
        return of(FUNCTION)
                .map(name -> new Function(name, text(properties(name), "Handler"), number(name, "Timeout"), number(name, "MemorySize"))).toList();
    }

    /** The machines, in the order of the template: one that another one starts comes before it. */
    public List<Machine> machines() {
        return of(MACHINE).map(name -> new Machine(name, folder.resolve(text(properties(name), "DefinitionUri")),
                        map(properties(name), "DefinitionSubstitutions"))).toList();
    }

    /** The variables that every function gets. */
    public Map<String, Object> variables() {
        return map(map(globals(), "Environment"), "Variables");
    }

    /** Whatever a function does not say itself, it has from here. */
    private Map<String, Object> globals() {
        return map(map(content, "Globals"), "Function");
    }

    private int number(String function, String property) {
        return (Integer) properties(function).getOrDefault(property, globals().get(property));
    }

    /**
     * A function.
     *
     * @param timeout how many seconds an invocation may take
     * @param memory in MiB
     */
    public record Function(String name, String handler, int timeout, int memory) {}

    /** A state machine. */
    public record Machine(String name, Path definition, Map<String, Object> substitutions) {}

    private Stream<String> of(String type) {
        var resources = map(content, "Resources");
        return resources.keySet().stream().filter(name -> type.equals(map(resources, name).get("Type")));
    }

    private Map<String, Object> properties(String resource) {
        return map(map(map(content, "Resources"), resource), "Properties");
    }

    private static String text(Map<String, Object> map, String key) {
        return (String) map.get(key);
    }

    @SuppressWarnings("unchecked") // YAML's maps have text keys in every place that is asked for here
    private static Map<String, Object> map(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.getOrDefault(key, Map.of());
    }

    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            for (var name : List.of("Ref", "GetAtt", "Sub", "If", "Not", "Equals", "Join")) {
                yamlConstructors.put(new Tag("!" + name), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        return new Intrinsic(name, node instanceof ScalarNode scalar ? scalar.getValue() : "[...]");
                    }
                });
            }
        }
    }
}
