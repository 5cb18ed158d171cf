package stepferry.commandline.packages;

import java.util.List;
import picocli.CommandLine.Command;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.commandline.session.Words;

/** Which packages there are. */
@Command(name = "list", description = "Lists the packages, those of promotions and backups.", mixinStandardHelpOptions = true)
final class ListPackages extends ClientAction {
    @Override
    protected Answer act(Session session, Cloud cloud) {
        var store = cloud.packages();
        var all = store.ids().stream().map(id -> Summary.read(store, id)).toList();
        return Answer.done(all, all.isEmpty() ? List.of("There is no package yet: 'stepferry export' makes one") : lines(all));
    }

    private static List<String> lines(List<Summary> all) {
        var table = TextTable.of("package", "purpose", "of", "made", "rows", "size", "title");
        all.forEach(each -> table.row(each.id(), each.kind(), each.environment().orElse("-"), each.createdAt().map(Words::time)
                .orElse("-"),
                each.rows(), Words.bytes(each.bytes()), each.title()));
        return table.lines();
    }
}
