package stepferry.commandline.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.following.RunReport;
import stepferry.commandline.runs.Request;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;

/** What the demo does, in the order in which it is told. */
final class Story {
    private final Session session;
    private final Cloud cloud;
    private final DemoApplication application;

    Story(Session session, Cloud cloud, DemoApplication application) {
        this.session = session;
        this.cloud = cloud;
        this.application = application;
    }

    /**
     * What happened.
     *
     * @param again the second promotion, unless the first one failed
     * @param before prod before the first promotion
     * @param after prod after it
     */
    record Told(RunReport promotion, Optional<RunReport> again, Map<String, String> before, Map<String, String> after) {
        int exitCode() {
            return again.orElse(promotion).exitCode();
        }
    }

    Told tell() {
        var dev = application.facts("dev");
        var before = application.facts("prod");
        say("", "Harbour CRM runs in two environments, each in a database of its own on PostgreSQL "
                + application.postgres().version() + ".",
                "In dev, people have built pages, roles and workflows; in prod, others work with customers and orders.", "");
        say("Promoting dev to prod under the rule set " + application.rules().label() + ":", "");
        var promotion = promote();
        if (promotion.exitCode() != 0) {
            return new Told(promotion, Optional.empty(), before.values(), application.facts("prod").values());
        }
        say("", "What that did to prod:", "");
        var after = application.facts("prod");
        session.say(comparison(dev, before, after));
        say("", "Promoting once more, with dev and prod alike:", "");
        return new Told(promotion, Optional.of(promote()), before.values(), after.values());
    }

    private RunReport promote() {
        var report = Request.promotion("dev", "prod", application.rules().label()).run(session, cloud);
        session.say(report.closing().getFirst());
        return report;
    }

    private static List<String> comparison(Facts dev, Facts before, Facts after) {
        var table = TextTable.of("", "dev", "prod before", "prod after", "");
        after.values().forEach((what, now) -> {
            var then = before.values().get(what);
            rows(table, what, List.of(dev.values().get(what), then, now), then.equals(now) ? "kept" : "changed");
        });
        return table.lines();
    }

    /** One row for each member of a list. */
    private static void rows(TextTable table, String what, List<String> cells, String verdict) {
        var lists = cells.stream().map(cell -> List.of(cell.split(", "))).toList();
        int most = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < most; row++) {
            int at = row;
            var line = lists.stream().map(list -> at < list.size() ? list.get(at) : "").toList();
            table.row(row == 0 ? what : "", line.get(0), line.get(1), line.get(2), row == 0 ? verdict : "");
        }
    }

    private void say(String... lines) {
        session.say(List.of(lines));
    }
}
