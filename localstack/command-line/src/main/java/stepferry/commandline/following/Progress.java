package stepferry.commandline.following;

import java.time.Duration;
import stepferry.model.RunEvent;

/** Hears how a run goes on. */
public interface Progress {
    /** Something new is in the journal. */
    void happened(RunEvent event, Step step);

    /** How far the run is with its tables; told about once a second while that changes. */
    void moved(Advance advance);

    /** Nothing is; told several times a second. */
    void waiting(Duration since);

    /** The run has ended. */
    void ended();
}
