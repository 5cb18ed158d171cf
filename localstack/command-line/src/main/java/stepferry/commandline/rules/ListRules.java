package stepferry.commandline.rules;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.rules.BuiltInRuleSets;
import stepferry.rules.RuleSet;

/** Which rule sets there are. */
@Command(name = "list", description = "Lists the rule sets: those that ship and those that were stored, in their latest version.",
        mixinStandardHelpOptions = true)
final class ListRules extends ClientAction {

    /** One line of the list. */
    record Entry(String name, int version, boolean builtIn, String description) {
        static Entry of(RuleSet set) {
            return new Entry(set.name(), set.version(), set.version() == 0, set.description());
        }
    }

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var names = Stream.concat(BuiltInRuleSets.names().stream(), cloud.storedRuleSets().all().stream()
                .map(stored -> stored.name()));
        var entries = names.map(name -> Entry.of(cloud.ruleSets().read(name))).toList();
        return Answer.done(entries, lines(entries));
    }

    private static List<String> lines(List<Entry> entries) {
        var table = TextTable.of("name", "version", "description");
        entries.forEach(each -> table.row(each.name(), each.builtIn() ? "built in" : each.version(), each.description()));
        return table.lines();
    }
}
