package stepferry.statemachine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** infra/template.yaml; its short tags become maps, such as {@code {Ref: JournalTable}}. */
record Template(Map<String, Object> content) {
    static final Path FILE = Machine.FOLDER.resolveSibling("infra").resolve("template.yaml");

    static Template read() {
        try {
            return new Template(new Yaml(new Tags()).load(Files.readString(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The functions' names, in the order of the file. */
    List<String> functions() {
        return resources("AWS::Serverless::Function");
    }

    List<String> machines() {
        return resources("AWS::Serverless::StateMachine");
    }

    String handler(String function) {
        return (String) properties(function).get("Handler");
    }

    long timeout(String function) {
        return ((Number) Optional.ofNullable(properties(function).get("Timeout")).orElse(globals().get("Timeout"))).longValue();
    }

    Map<String, Object> parameters() {
        return map(content, "Parameters");
    }

    Map<String, Object> globals() {
        return map(map(content, "Globals"), "Function");
    }

    /** The template's name of the machine whose definition has the given name. */
    String machine(Machine machine) {
        return machines().stream().filter(each -> definition(each).equals(machine.name())).findFirst().orElseThrow();
    }

    String definition(String machine) {
        return Path.of((String) properties(machine).get("DefinitionUri")).getFileName().toString().replace(".asl.json", "");
    }

    Map<String, Object> substitutions(String machine) {
        return map(properties(machine), "DefinitionSubstitutions");
    }

    /** What the machine may invoke. */
    Set<String> granted(String machine) {
        return policies(machine).map(policy -> map(policy, "LambdaInvokePolicy")).map(grant -> reference(grant.get("FunctionName")))
                .flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /** What the machine may start. */
    Set<String> startable(String machine) {
        return policies(machine).map(policy -> map(policy, "StepFunctionsExecutionPolicy"))
                .map(grant -> reference(grant.get("StateMachineName"))).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /** The policies of a function or machine, by the name of the policy. */
    Stream<Map<String, Object>> policies(String resource) {
        return list(properties(resource).get("Policies"));
    }

    /** What a function or machine may do beyond calling others: its own statements, and those of the policies that it refers to. */
    List<Map<String, Object>> statements(String resource) {
        return policies(resource).flatMap(policy -> list((policy.containsKey("Ref") ? document(policy.get("Ref").toString()) : policy)
                .get("Statement"))).toList();
    }

    /** The statements of a resource that is a policy. */
    Map<String, Object> document(String policy) {
        return map(properties(policy), "PolicyDocument");
    }

    /** The functions that some statement allows to do that. */
    Set<String> allowed(String action) {
        return functions().stream().filter(function -> statements(function).stream().flatMap(Template::actions).anyMatch(action::equals))
                .collect(Collectors.toSet());
    }

    static Stream<String> actions(Map<String, Object> statement) {
        return statement.get("Action") instanceof List<?> several ? several.stream().map(Object::toString) : Stream.of(statement.get("Action").toString());
    }

    /** The resource that an intrinsic function speaks of. */
    static Optional<String> reference(Object value) {
        if (!(value instanceof Map<?, ?> intrinsic)) {
            return Optional.empty();
        }
        var name = intrinsic.containsKey("Ref") ? intrinsic.get("Ref") : intrinsic.get("GetAtt");
        return Optional.ofNullable(name).map(text -> text.toString().replaceFirst("\\..*", ""));
    }

    Map<String, Object> resource(String name) {
        return map(map(content, "Resources"), name);
    }

    Map<String, Object> properties(String resource) {
        return map(resource(resource), "Properties");
    }

    List<String> resources(String type) {
        return map(content, "Resources").keySet().stream().filter(name -> type.equals(resource(name).get("Type"))).toList();
    }

    @SuppressWarnings("unchecked") // every map of the template has text keys
    static Map<String, Object> map(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked") // only lists of maps are asked for
    static Stream<Map<String, Object>> list(Object value) {
        return ((List<Map<String, Object>>) Objects.requireNonNullElse(value, List.of())).stream();
    }

    private static final class Tags extends SafeConstructor {
        Tags() {
            super(new LoaderOptions());
            for (var name : List.of("Ref", "GetAtt", "Sub", "If", "Not", "Equals", "Join")) {
                yamlConstructors.put(new Tag("!" + name), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        return Map.of(name, node instanceof SequenceNode sequence ? constructSequence(sequence) : ((ScalarNode) node).getValue());
                    }
                });
            }
        }
    }
}
