package stepferry.commandline.following;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Words;
import stepferry.model.RunEvent;

/** A bar on the last line of a terminal, below a line for each step that ended. */
final class Bar implements Progress {
    private static final List<String> FLOW = List.of("admit", "export", "check", "backup", "apply", "verify", "close");
    private static final int WIDTH = 28;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private String current = "starting";
    private int done;

    Bar(Session session) {
        this.out = session.around().out();
    }

    @Override
    public void happened(RunEvent event, Step step) {
        current = step.name();
        if (step.ended()) {
            done = Math.max(done, FLOW.indexOf(step.name()) + 1);
            out.print(CLEAR + step.line() + System.lineSeparator());
        }
    }

    @Override
    public void waiting(Duration since) {
        int filled = WIDTH * done / FLOW.size();
        out.print(CLEAR + "  [" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + current + "  " + Words.took(since));
        out.flush();
    }

    @Override
    public void ended() {
        out.print(CLEAR);
        out.flush();
    }
}
