package stepferry.commandline.runs;

import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;

/** The statements by which a run changed the target's structure. */
@Command(name = "sql", description = "Prints the SQL by which a run changed the target's structure, each statement with its reason.",
        mixinStandardHelpOptions = true)
final class RunSql extends ClientAction {
    @Parameters(paramLabel = "RUN")
    private String id;

    @Option(names = "--restored", description = "What took it back when the run failed.")
    private boolean restored;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        cloud.journal().read(id);
        var script = cloud.scripts().find(id, restored);
        var json = new LinkedHashMap<String, Optional<String>>();
        json.put("sql", script);
        return Answer.done(json, script.map(String::stripTrailing).orElse("-- run '" + id + "' changed no structure").lines().toList());
    }
}
