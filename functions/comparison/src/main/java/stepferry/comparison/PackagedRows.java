package stepferry.comparison;

import java.io.InputStream;
import java.util.Collection;
import stepferry.model.Part;

/** Where the rows of a package come from. */
public interface PackagedRows {
    /** The id of the receipt under which they land; rows that came ahead wait under it. */
    String landing();

    /** The part's rows in the engine's bulk form; the caller closes the stream. */
    InputStream rows(Part part);

    /** Counts what comes of a table. */
    default Tally tally(String table, Collection<Part> coming) {
        return Tally.UNSEEN;
    }
}
