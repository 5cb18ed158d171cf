package stepferry.commandline.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What to try next. */
final class Closing {
    private Closing() {}

    static List<String> lines(Path home, Story.Told told, boolean once) {
        var commands = new ArrayList<>(List.of("", once ? "The stack is kept in " + home + ". To look around, or to undo it:"
                : "The stack stays up. In another terminal:"));
        for (var command : List.of("run list", "run show " + told.promotion().run(), "rules show release --for dev", "env check prod",
                "package list", "rollback " + told.again().run(), "rollback " + told.promotion().run())) {
            commands.add("  STEPFERRY_HOME=" + home + " ./stepferry " + command);
        }
        if (!once) {
            commands.add("Ctrl-C ends it.");
        }
        return commands;
    }
}
