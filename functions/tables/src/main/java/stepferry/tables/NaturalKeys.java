package stepferry.tables;

import java.util.List;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** What a natural key must hold to. */
public final class NaturalKeys {
    private NaturalKeys() {}

    /** @param where the source or the target, in words */
    public static Rejected repeated(String table, List<String> key, String where, List<String> samples) {
        return new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "The natural key (" + String.join(", ", key) + ") of table '" + table
                + "' is not unique in " + where + ": more than one row has " + String.join(", ", samples)
                + ". Mend those rows, or declare a key (match) that tells them apart").at("table", table);
    }
}
