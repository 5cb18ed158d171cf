package stepferry.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stepferry.model.Json;
import stepferry.model.TableProgress;

/**
 * How far the runs are, table by table. What is done is added up in the database, because several functions may be at one table; it is
 * for people to look at, and a lost answer may count something twice.
 */
public final class ProgressRecords {
    private static final String KIND = "progress#";
    /** The table's time to live. What a run came to stands in its events, which stay. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final JournalTable table;

    public ProgressRecords(JournalTable table) {
        this.table = table;
    }

    /** Begins anew, whatever an earlier attempt at the step had done. */
    public void begin(String run, TableProgress progress) {
        JournalTable.translated(() -> table.client().putItem(r -> r.tableName(table.name()).item(item(run, progress))));
    }

    /** Begins, unless another delivery has: then what was done since stays counted. */
    public void beginOnce(String run, TableProgress progress) {
        JournalTable.conditional(() -> table.client().putItem(r -> r.tableName(table.name()).item(item(run, progress))
                .conditionExpression("attribute_not_exists(#body)").expressionAttributeNames(Map.of("#body", JournalTable.BODY))));
    }

    private static Map<String, AttributeValue> item(String run, TableProgress progress) {
        return Map.of(
                JournalTable.PARTITION, JournalTable.text(Journal.RUN + run),
                JournalTable.SORT, JournalTable.text(sort(progress.step(), progress.table())),
                JournalTable.BODY, JournalTable.text(Json.text(progress)),
                "rows", number(progress.rows()),
                "bytes", number(progress.bytes()),
                "at", number(progress.at().toEpochMilli()),
                JournalTable.EXPIRES, number(progress.at().plus(KEPT).getEpochSecond()));
    }

    /** Adds what was done since the last time. */
    public void advance(String run, String step, String name, long rows, long bytes, Instant at) {
        JournalTable.translated(() -> table.client().updateItem(r -> r.tableName(table.name())
                .key(JournalTable.key(Journal.RUN + run, sort(step, name)))
                .updateExpression("set #at = :at add #rows :rows, #bytes :bytes")
                .expressionAttributeNames(Map.of("#rows", "rows", "#bytes", "bytes", "#at", "at"))
                .expressionAttributeValues(Map.of(":rows", number(rows), ":bytes", number(bytes), ":at", number(at.toEpochMilli())))));
    }

    /** How far the run is with the tables of every step that took longer than a moment. */
    public List<TableProgress> of(String run) {
        return table.items(Journal.RUN + run, KIND).stream().filter(item -> item.containsKey(JournalTable.BODY)).map(ProgressRecords::read).toList();
    }

    private static TableProgress read(Map<String, AttributeValue> item) {
        var begun = Json.read(item.get(JournalTable.BODY).s(), TableProgress.class);
        return new TableProgress(begun.step(), begun.table(), Long.parseLong(item.get("rows").n()), Long.parseLong(item.get("bytes").n()),
                begun.ofRows(), begun.ofBytes(), begun.since(), Instant.ofEpochMilli(Long.parseLong(item.get("at").n())));
    }

    private static String sort(String step, String name) {
        return KIND + step + "#" + name;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(String.valueOf(value));
    }
}
