package stepferry.tables;

import java.util.Collection;
import java.util.List;
import stepferry.model.SequenceValue;
import stepferry.model.structure.Table;

/** Where the sequences of a schema stand. */
public interface Sequences {
    List<SequenceValue> values();

    /**
     * Lifts every sequence that fills a column of these tables above the highest value in use and above where it stood in
     * the source. No sequence ever moves back. Part of the transaction.
     *
     * @return the names of the sequences that moved
     */
    List<String> raise(Collection<Table> tables, List<SequenceValue> source);
}
