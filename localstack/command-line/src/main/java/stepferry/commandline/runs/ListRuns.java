package stepferry.commandline.runs;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.following.Runs;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.commandline.session.Words;

/** Which runs there were. */
@Command(name = "list", description = "Lists the latest runs, the last one first.", mixinStandardHelpOptions = true)
final class ListRuns extends ClientAction {
    @Option(names = "--limit", defaultValue = "20", description = "How many; ${DEFAULT-VALUE} unless given.")
    private int limit;

    @Override
    protected void check() {
        if (limit < 1) {
            throw misused("--limit takes a number from 1 on");
        }
    }

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var runs = new Runs(cloud).latest(limit);
        return Answer.done(runs, runs.isEmpty() ? List.of("There was no run yet: 'stepferry promote' starts one") : lines(runs));
    }

    private static List<String> lines(List<RunReport> runs) {
        var table = TextTable.of("run", "kind", "status", "from", "to", "started", "by");
        runs.forEach(run -> table.row(run.run(), run.kind().word(), run.status(),
                run.source().or(run::restores).or(run::packageId).orElse("-"), run.target().orElse("-"),
                Words.time(run.startedAt()), run.by().orElse("-")));
        return table.lines();
    }
}
