package stepferry.commandline.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.environments.OpenedEnvironment;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.model.Json;
import stepferry.model.rules.Resolution;
import stepferry.rules.RuleResolver;
import stepferry.rules.RuleSet;
import stepferry.rules.RuleSetJson;

/** A rule set, or what it makes of an environment's tables. */
@Command(name = "show", description = "Shows a rule set, or with --for what it makes of an environment's tables, and why.",
        mixinStandardHelpOptions = true)
final class ShowRules extends ClientAction {
    @Parameters(paramLabel = "NAME[@version]")
    private String reference;

    @Option(names = "--for", paramLabel = "ENVIRONMENT", description = "Ask this environment's database which tables it has.")
    private Optional<String> environment = Optional.empty();

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var set = cloud.ruleSets().read(reference);
        return environment.map(name -> resolved(set, OpenedEnvironment.look(cloud, name))).orElseGet(() -> shown(set));
    }

    private static Answer resolved(RuleSet set, OpenedEnvironment seen) {
        var resolution = RuleResolver.resolve(set, seen.classification(), seen.structure());
        return Answer.done(resolution, lines(resolution));
    }

    private static List<String> lines(Resolution resolution) {
        var table = TextTable.of("table", "kind", "rule", "options", "why");
        resolution.rules().forEach(each -> table.row(each.table(), each.kind().word(), each.rule().word(), each.options().words(), each.reason()));
        var lines = new ArrayList<>(table.lines());
        resolution.warnings().forEach(warning -> lines.add("note: " + warning));
        return lines;
    }

    private static Answer shown(RuleSet set) {
        var tree = Json.read(RuleSetJson.write(set), JsonNode.class);
        return Answer.done(tree, List.of("# " + set.label(), yaml(tree)));
    }

    /** What can be stored again by 'rules apply', hence without the version. */
    private static String yaml(JsonNode tree) {
        try {
            var content = (ObjectNode) tree.deepCopy();
            content.remove("version");
            return YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build().writeValueAsString(content).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }
}
