package stepferry.commandline.environments;

import java.util.List;
import picocli.CommandLine.Command;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.model.Environment;

/** Which environments there are. */
@Command(name = "list", description = "Lists the environments.", mixinStandardHelpOptions = true)
final class ListEnvironments extends ClientAction {
    @Override
    protected Answer act(Session session, Cloud cloud) {
        var all = cloud.environments().all();
        return Answer.done(all, all.isEmpty() ? List.of("There is no environment yet: 'stepferry env add' adds one")
                : lines(all));
    }

    private static List<String> lines(List<Environment> all) {
        var table = TextTable.of("name", "profile", "schema", "user", "url", "secret");
        all.forEach(each -> table.row(each.name(), each.profile(), each.schema(), each.user(), each.url(), each.secret()));
        return table.lines();
    }
}
