package stepferry.commandline.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What to try next. */
final class Closing {
    private Closing() {}

    static List<String> lines(Path home, Story.Told told, boolean once) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(once ? "What was done is kept in " + home + ". To look at it:"
                : "The stack stays up until Ctrl-C. In another terminal:");
        commands(told, once).forEach(command -> lines.add("  STEPFERRY_HOME=" + home + " ./stepferry " + command));
        if (once) {
            lines.add("Without --once the demo stays up, and can be changed, promoted and rolled back.");
        }
        return lines;
    }

    /** The databases end with the demo: what needs them is no use afterwards. */
    private static List<String> commands(Story.Told told, boolean once) {
        var commands = new ArrayList<>(List.of("run list", "run show " + told.promotion().run(), "package show "
                + told.promotion().run()));
        if (!once) {
            commands.addAll(List.of("env check prod", "rules show release --for dev"));
            told.again().ifPresent(again -> commands.add("rollback " + again.run()));
            commands.add("rollback " + told.promotion().run());
        }
        return commands;
    }
}
