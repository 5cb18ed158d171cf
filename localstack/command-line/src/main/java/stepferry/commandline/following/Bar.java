package stepferry.commandline.following;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Words;
import stepferry.model.RunEvent;

/** A bar on the last line of a terminal, below a line for each step that ended and for each table that moves. */
final class Bar implements Progress {
    private static final List<String> FLOW = List.of("admit", "export", "check", "backup", "apply", "verify", "close");
    private static final int WIDTH = 28;
    private static final int TABLES = 5;
    private static final String CLEAR = "\r\u001b[K";
    private static final String UP = "\u001b[A";

    private final PrintStream out;
    private String current = "starting";
    private int done;
    private List<String> moving = List.of();
    private int drawn;

    Bar(Session session) {
        this.out = session.around().out();
    }

    @Override
    public void happened(RunEvent event, Step step) {
        current = step.name();
        if (step.ended()) {
            done = Math.max(done, FLOW.indexOf(step.name()) + 1);
            moving = List.of();
            erase();
            out.print(step.line() + System.lineSeparator());
        }
    }

    @Override
    public void moved(Advance advance) {
        moving = advance.step().equals(current) || advance.step().startsWith("load") ? advance.lines(TABLES) : List.of();
    }

    @Override
    public void waiting(Duration since) {
        int filled = WIDTH * done / FLOW.size();
        erase();
        moving.forEach(line -> out.print(line + System.lineSeparator()));
        drawn = moving.size();
        out.print("  [" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + current + "  " + Words.took(since));
        out.flush();
    }

    @Override
    public void ended() {
        erase();
        out.flush();
    }

    /** The cursor goes back to where the lines that move begin. */
    private void erase() {
        out.print(CLEAR + (UP + CLEAR).repeat(drawn));
        drawn = 0;
    }
}
