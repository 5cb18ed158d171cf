package stepferry.tables;

import java.util.List;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** What a natural key must hold to. */
public final class NaturalKeys {
    private NaturalKeys() {}

    /**
     * Looks for rows that the key does not tell apart; without a key there is nothing to look for.
     *
     * @param where the source or the target, in words
     * @throws Rejected with RULE_NOT_APPLICABLE and some of the keys if there are any
     */
    public static void refuseRepeated(Rows rows, RowSelection selection, List<String> key, String where) {
        var samples = key.isEmpty() ? List.<String>of() : rows.repeated(selection, key);
        if (!samples.isEmpty()) {
            throw new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "The natural key (" + String.join(", ", key) + ") of table '" + selection.table()
                    + "' is not unique in " + where + ": more than one row has " + String.join(", ", samples)
                    + ". Mend those rows, or declare a key (match) that tells them apart").at("table", selection.table());
        }
    }
}
