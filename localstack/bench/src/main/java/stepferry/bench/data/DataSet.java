package stepferry.bench.data;

import java.util.List;
import stepferry.model.Engine;

/** Tables with rows, all of them in one schema, each with the primary key {@code id}. */
public interface DataSet {
    /** Its letter in the table. */
    String letter();

    /** The table that most of the bytes are in. */
    String mainTable();

    /** What makes the tables and fills them, statement by statement; nothing for {@link State#EMPTY}. */
    List<String> statements(Engine engine, State state);
}
