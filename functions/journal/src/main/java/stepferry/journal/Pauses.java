package stepferry.journal;

import java.util.Optional;
import stepferry.model.Pause;

/** What the runs wait for that wait for a person. */
public final class Pauses {
    private static final String PAUSE = "pause";

    private final JournalTable table;

    public Pauses(JournalTable table) {
        this.table = table;
    }

    /** Notes what a run waits for from now on. */
    public void put(Pause pause) {
        table.put(Journal.RUN + pause.run(), PAUSE, pause);
    }

    public Optional<Pause> find(String run) {
        return table.get(Journal.RUN + run, PAUSE, Pause.class);
    }

    /** The run waits no longer. */
    public void remove(String run) {
        table.delete(Journal.RUN + run, PAUSE);
    }
}
