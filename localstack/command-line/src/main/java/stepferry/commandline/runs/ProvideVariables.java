package stepferry.commandline.runs;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Session;
import stepferry.model.Pause;

/** Gives a run the values that its target lacks. */
@Command(name = "provide-variables",
        description = "Gives a run that waits for values of variables what it waits for; "
                + "without values it looks again, for what was written into the target.",
        mixinStandardHelpOptions = true)
final class ProvideVariables extends AnsweringAction {
    @Mixin
    private ValueOptions values;

    @Override
    protected void check() {
        values.check();
    }

    @Override
    protected Pause.Reason reason() {
        return Pause.Reason.VARIABLES;
    }

    @Override
    protected Said said(Session session, Cloud cloud, Pause pause) {
        var given = values.read(session.around());
        var by = System.getProperty("user.name");
        return given.isEmpty()
                ? new Said(Map.of("by", by), "Run " + pause.run() + " looks into its target again")
                : new Said(Map.of("by", by, "values", cloud.runValues().add(pause.run(), given)),
                        "Run " + pause.run() + " gets values for " + String.join(", ", given.names()));
    }
}
