package stepferry.bench.contenders;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One way of bringing a target to what its source holds. */
public interface Contender {
    String name();

    /** The programs that it needs on this machine. */
    List<String> programs();

    /**
     * Does it once.
     *
     * @throws IOException with the end of what the contender printed if it failed
     */
    Outcome run(Stage stage) throws IOException, SQLException;
}
