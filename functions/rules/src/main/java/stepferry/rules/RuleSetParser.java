package stepferry.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import stepferry.model.Rejected;
import stepferry.model.check.FindingKind;

/** Reads the text of a rule set, YAML or JSON. */
public final class RuleSetParser {
    private static final int LONGEST = 1_000_000;
    private static final JsonSchema SCHEMA = schema();
    private static final JsonNodeReader READER = JsonNodeReader.builder()
            .locationAware()
            .jsonMapper(strict(JsonMapper.builder()).build())
            .yamlMapper(strict(YAMLMapper.builder()).build())
            .build();

    private RuleSetParser() {}

    /**
     * Reads a rule set of version 0.
     *
     * @param fileName what errors call the text; read as JSON if it ends in {@code .json}, else as YAML
     * @throws Rejected with RULE_SET_INVALID, naming every flaw with its line and column
     */
    public static RuleSet parse(String text, String fileName) {
        var tree = tree(text, fileName);
        var flaws = Stream.of(schemaFlaws(tree), DoubleNaming.in(tree), contradictions(tree))
                .flatMap(List::stream)
                .toList();
        if (!flaws.isEmpty()) {
            throw Flaw.rejected(fileName, flaws);
        }
        return RuleSetJson.of(tree);
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B strict(B mapper) {
        return mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static JsonNode tree(String text, String fileName) {
        if (text.length() > LONGEST) {
            throw Flaw.rejected(fileName, List.of(new Flaw(1, 1, "the text is longer than " + LONGEST + " characters")));
        }
        var format = fileName.toLowerCase(Locale.ROOT).endsWith(".json") ? InputFormat.JSON : InputFormat.YAML;
        try {
            var tree = READER.readTree(text, format);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw Flaw.rejected(fileName, List.of(new Flaw(1, 1, "the file is empty: a rule set needs at least a name")));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw Flaw.rejected(fileName, List.of(unreadable(e, format)));
        } catch (IllegalArgumentException e) {
            // The location-aware reader wraps what the parser said.
            throw e.getCause() instanceof JsonProcessingException said
                    ? Flaw.rejected(fileName, List.of(unreadable(said, format)))
                    : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Flaw unreadable(JsonProcessingException failure, InputFormat format) {
        var reason = failure.getOriginalMessage().lines().findFirst().orElse("");
        var sentence = "this is not " + format + ": " + reason;
        return failure.getLocation() == null ? new Flaw(1, 1, sentence) : Flaw.at(failure.getLocation(), sentence);
    }

    private static List<Flaw> schemaFlaws(JsonNode tree) {
        var sentences = new SchemaSentence(SCHEMA.getSchemaNode());
        return SCHEMA.validate(tree).stream()
                .map(found -> {
                    var inner = found.getProperty() == null ? null : found.getInstanceNode().get(found.getProperty());
                    var place = JsonNodes.tokenLocationOf(inner == null ? found.getInstanceNode() : inner);
                    return Flaw.at(place, sentences.of(found));
                })
                .toList();
    }

    /** What a schema can say only in words that nobody understands. */
    private static List<Flaw> contradictions(JsonNode tree) {
        var flaws = new ArrayList<Flaw>();
        var name = tree.path("name");
        if (BuiltInRuleSets.named(name.asText()).isPresent()) {
            flaws.add(Flaw.at(JsonNodes.tokenLocationOf(name),
                    "the name '" + name.asText() + "' is that of a built-in rule set: choose another"));
        }
        tree.path("tables").properties().forEach(table -> {
            if (table.getValue().has("only") && table.getValue().has("except")) {
                flaws.add(Flaw.at(JsonNodes.tokenLocationOf(table.getValue()),
                        "table '" + table.getKey() + "' has both only and except: use one of them"));
            }
        });
        tree.path("acknowledge").properties().stream().filter(entry -> !known(entry.getKey())).forEach(entry -> flaws.add(
                Flaw.at(JsonNodes.tokenLocationOf(entry.getValue()), "there are no findings like '" + entry.getKey() + "': they begin with "
                        + String.join(":, ", FindingKind.words()) + ":")));
        return flaws;
    }

    private static boolean known(String finding) {
        return FindingKind.words().stream().anyMatch(kind -> finding.startsWith(kind + ":"));
    }

    private static JsonSchema schema() {
        try (var in = Objects.requireNonNull(RuleSetParser.class.getResourceAsStream("rule-set.schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The rule set schema cannot be read", e);
        }
    }
}
