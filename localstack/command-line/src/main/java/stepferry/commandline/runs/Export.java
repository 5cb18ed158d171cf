package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.model.Run;

/** Makes a package. */
@Command(name = "export", description = "Makes a package of an environment's configuration, to be promoted later.",
        mixinStandardHelpOptions = true)
public final class Export extends StartingAction {
    @Parameters(paramLabel = "SOURCE", description = "The environment to export.")
    private String source;

    @Option(names = "--rules", required = true, paramLabel = "NAME[@version]", description = "The rule set.")
    private String rules;

    @Option(names = "--title", description = "A title for people.")
    private Optional<String> title = Optional.empty();

    @Override
    protected Request request(Cloud cloud) {
        cloud.environments().read(source);
        Map<String, Object> input = new HashMap<>(Map.of("environment", source, "rules", cloud.ruleSets().read(rules).label()));
        title.ifPresent(text -> input.put("title", text));
        return new Request("export", Run.Kind.EXPORT, RunIds.export(source), input);
    }

    @Override
    protected String beginning(String run) {
        return "Exporting " + source + " as package " + run;
    }
}
