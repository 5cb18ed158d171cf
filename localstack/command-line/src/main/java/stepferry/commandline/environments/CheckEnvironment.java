package stepferry.commandline.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Words;
import stepferry.model.Environment;
import stepferry.model.variables.VariableKind;
import stepferry.variables.stores.PresentVariable;

/** Whether an environment answers, and what it holds. */
@Command(name = "check", description = "Connects to an environment and says what it holds.", mixinStandardHelpOptions = true)
final class CheckEnvironment extends ClientAction {
    @Parameters(paramLabel = "NAME")
    private String name;

    /** What was found. */
    record Checked(Environment environment, String engine, String serverVersion, int tables, int views,
            Optional<String> applicationVersion, Map<String, Long> kinds, Optional<String> variableStore,
            List<PresentVariable> variables, List<String> warnings) {
        static Checked of(OpenedEnvironment seen) {
            var kinds = seen.classification().tables().stream()
                    .collect(Collectors.groupingBy(table -> table.kind().word(), TreeMap::new, Collectors.counting()));
            var warnings = new ArrayList<>(seen.classification().warnings());
            seen.structure().outOfScope().forEach(each -> warnings.add(each.kind() + " " + each.name() + " is not carried"));
            return new Checked(seen.environment(), seen.environment().engine().word(), seen.serverVersion(),
                    seen.structure().tables().size(),
                    seen.structure().views().size(), seen.classification().applicationVersion(), kinds, seen.store(),
                    seen.variables(), warnings);
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add("environment '" + environment.name() + "' answers");
            lines.add("  database     " + engine + " " + serverVersion + ", schema " + environment.schema());
            lines.add("  profile      " + environment.profile()
                    + applicationVersion.map(version -> ", application version " + version).orElse(""));
            lines.add("  tables       " + tables + (views > 0 ? " and " + Words.count(views, "view") : "") + byKind());
            lines.add("  variables    " + variableStore.map(store -> Words.count(variables.size(), "name") + " in " + store + bySecrecy())
                    .orElse("kept nowhere that is known: 'stepferry env add --variables' says where"));
            warnings.forEach(warning -> lines.add("  note: " + warning));
            return lines;
        }

        private String bySecrecy() {
            long secrets = variables.stream().filter(each -> each.kind() == VariableKind.SECRET).count();
            return secrets == 0 ? "" : ", " + Words.count(secrets, "secret") + " among them";
        }

        private String byKind() {
            return kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey())
                    .collect(Collectors.joining(", ", ": ", ""));
        }
    }

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var checked = Checked.of(OpenedEnvironment.look(cloud, name));
        return Answer.done(checked, checked.lines());
    }
}
