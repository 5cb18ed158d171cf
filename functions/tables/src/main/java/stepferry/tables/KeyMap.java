package stepferry.tables;

import java.util.List;
import java.util.Map;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * Which key each row of a {@link Stage} has in the table beside it. Rows of two installations that are the same thing bear
 * different surrogate keys; whatever points at them must follow.
 */
public interface KeyMap {
    /**
     * Maps every waiting row whose natural key stands in the table. A column of the natural key that itself points at rows
     * of another map is compared by where it points in the target; rows that point at what is not mapped yet wait.
     *
     * @param references the maps by column of the natural key
     * @return how many rows it mapped that were not mapped before
     */
    long match(List<String> naturalKey, Map<String, KeyMap> references);

    /**
     * Maps the others: each to its own key where the table does not have that, else to a new one.
     *
     * @throws stepferry.model.Rejected with RULE_NOT_APPLICABLE if new ones cannot be made in a column of that type
     */
    void assign();

    /** The error that new keys cannot be made in a column of that type. */
    static Rejected noNewKeys(String table, String type, List<String> taken) {
        return new Rejected(ErrorCode.RULE_NOT_APPLICABLE, "Other rows of table '" + table + "' in the target bear the keys "
                + String.join(", ", taken) + ", and no new ones can be made in a column of type " + type
                + ": change those keys, or leave the rows out by a filter").at("table", table);
    }
}
