package stepferry.commandline.packages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.TextTable;
import stepferry.commandline.session.Words;
import stepferry.model.Manifest;
import stepferry.model.Run;
import stepferry.model.variables.VariableUse;

/** What a package holds. */
@Command(name = "show", description = "Shows what a package holds, table by table.", mixinStandardHelpOptions = true)
final class ShowPackage extends ClientAction {
    @Parameters(paramLabel = "PACKAGE")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var manifest = cloud.packages().read(id);
        var passages = cloud.journal().ofPackage(id);
        return Answer.done(new Shown(manifest, passages), lines(manifest, passages));
    }

    /** @param passages the runs that made it or carried it somewhere */
    private record Shown(@JsonUnwrapped Manifest manifest, List<Run> passages) {}

    private static List<String> lines(Manifest manifest, List<Run> passages) {
        var lines = new ArrayList<String>();
        var origin = manifest.origin();
        lines.add("package   " + manifest.id() + (manifest.title().isBlank() ? "" : "  (" + manifest.title() + ")"));
        lines.add("purpose   " + Summary.of(manifest).kind());
        lines.add("of        " + origin.environment() + ", " + origin.engine().word() + " " + origin.serverVersion()
                + ", profile " + origin.profile()
                + origin.applicationVersion().map(version -> " " + version).orElse(""));
        lines.add("rules     " + origin.rules());
        lines.add("made      " + Words.time(manifest.createdAt()));
        lines.add("size      " + Words.count(manifest.rows(), "row") + ", " + Words.bytes(manifest.storedBytes()) + " stored");
        lines.add("digest    " + manifest.digest());
        lines.add("");
        var table = TextTable.of("table", "rule", "rows", "size", "why");
        manifest.tables().forEach(each -> table.row(each.name(), each.rule().word(), each.hasRows() ? each.rows() : "-",
                each.hasRows() ? Words.bytes(each.bytes()) : "-", each.reason()));
        lines.addAll(table.lines());
        lines.addAll(variables(manifest));
        lines.add("");
        var ways = TextTable.of("when", "run", "what", "to", "by", "how it ended");
        passages.forEach(run -> ways.row(Words.time(run.startedAt()), run.id(), run.kind().word(), run.target().orElse("-"), run.by().orElse("-"),
                run.message().isBlank() ? run.status().word() : run.message()));
        lines.addAll(ways.lines());
        manifest.notices().forEach(notice -> lines.add("note: " + notice));
        return lines;
    }

    private static List<String> variables(Manifest manifest) {
        if (manifest.variables().isEmpty()) {
            return List.of();
        }
        var table = TextTable.of("variable", "kind", "default", "rows", "used in");
        manifest.variables().forEach(each -> table.row(each.name(), each.kind().word(), each.defaulted() ? "yes" : "-", each.rows(),
                each.uses().stream().map(VariableUse::toString).collect(Collectors.joining("; "))));
        return Stream.concat(Stream.of(""), table.lines().stream()).toList();
    }
}
