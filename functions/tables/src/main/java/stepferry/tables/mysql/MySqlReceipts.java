package stepferry.tables.mysql;

import java.util.List;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Receipt;
import stepferry.model.Unavailable;
import stepferry.tables.Receipts;

/**
 * Receipts in a database of their own, {@code stepferry}, beside the application's. Who entered reads them plainly: the transaction began
 * after the last one that could have written them.
 */
final class MySqlReceipts implements Receipts {
    private static final List<String> TABLES = List.of(
            "create database if not exists stepferry character set utf8mb4",
            """
            create table if not exists stepferry.fence (
                schema_name varchar(64) not null primary key, token bigint not null, run varchar(120) not null, entered_at datetime(6) not null)
            engine = InnoDB collate = utf8mb4_bin""",
            """
            create table if not exists stepferry.receipts (
                schema_name varchar(64) not null, run varchar(120) not null, token bigint not null, landed_at datetime(6) not null,
                receipt longtext not null, primary key (schema_name, run))
            engine = InnoDB collate = utf8mb4_bin""");
    private static final String LATER = """
            select later.receipt as receipt from stepferry.receipts as later
            join stepferry.receipts as it on it.schema_name = later.schema_name and later.landed_at > it.landed_at
            where it.schema_name = ? and it.run = ? order by later.landed_at desc""";
    private static final String PRESENT =
            "select count(*) as n from information_schema.tables where table_schema = 'stepferry' and table_name in ('receipts', 'fence')";

    private final Session session;
    private final String schema;

    MySqlReceipts(Session session, String schema) {
        this.session = session;
        this.schema = schema;
    }

    @Override
    public void enter(String run, long token) {
        waitForOthers();
        makeRoom(run);
        long last = session.one("checking the fencing token", "select token from stepferry.fence where schema_name = ? for update", schema)
                .orElseThrow().get("token", Long.class);
        if (last > token) {
            throw Receipts.leaseLost(run);
        }
        session.run("writing the fencing token", "update stepferry.fence set token = ?, run = ?, entered_at = utc_timestamp(6) where schema_name = ?",
                token, run, schema);
    }

    /** By the row of the fence: whoever enters alone locks it for writing first. */
    @Override
    public void enterBeside(String run, long token) {
        long last = session.one("checking the fencing token",
                        "select token from stepferry.fence where schema_name = ? lock in share mode", schema)
                .map(row -> row.get("token", Long.class)).orElse(0L);
        if (last > token) {
            throw Receipts.leaseLost(run);
        }
    }

    /** Outside the transaction: to look for a row that is not there, with a lock, would keep the runs of other databases from theirs. */
    private void makeRoom(String run) {
        if (!present()) {
            session.runAll("creating the database 'stepferry' for receipts (needs CREATE, SELECT, INSERT and UPDATE on stepferry.*)", TABLES);
        }
        if (session.one("looking for the fence", "select token from stepferry.fence where schema_name = ?", schema).isEmpty()) {
            session.run("making the fence", "insert ignore into stepferry.fence values (?, 0, ?, utc_timestamp(6))", schema, run);
        }
        session.beginAnew();
    }

    /** The lock is the session's: the statements that change structure would end one that was the transaction's. */
    private void waitForOthers() {
        var name = "concat('stepferry/', md5(?))";
        boolean inside = session.one("waiting for other deliveries", "select if(is_used_lock(" + name + ") <=> connection_id(), 1, get_lock(" + name
                + ", ?)) as inside", schema, schema, session.patience().toSeconds()).map(row -> row.get("inside", Long.class)).filter(got -> got == 1)
                .isPresent();
        if (!inside) {
            throw new Unavailable(ErrorCode.DATABASE_BUSY, "Another delivery is at work in '" + schema + "'; it may succeed when tried again");
        }
    }

    @Override
    public long lastToken() {
        if (!present()) {
            return 0;
        }
        return session.one("reading the fencing token", "select token from stepferry.fence where schema_name = ?", schema)
                .map(row -> row.get("token", Long.class)).orElse(0L);
    }

    @Override
    public Optional<Receipt> find(String run) {
        if (!present()) {
            return Optional.empty();
        }
        return session.one("reading the receipt", "select receipt from stepferry.receipts where schema_name = ? and run = ?"
                       , schema, run)
                .map(row -> Json.read(row.get("receipt", String.class), Receipt.class));
    }

    @Override
    public void write(Receipt receipt) {
        session.run("writing the receipt", """
                replace into stepferry.receipts
                values (?, ?, ?, utc_timestamp(6), json_set(?, '$.landedAt', date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')))""",
                schema, receipt.run(), receipt.token(), Json.text(receipt));
    }

    @Override
    public List<Receipt> history() {
        if (!present()) {
            return List.of();
        }
        return session.rows("reading the receipts", "select receipt from stepferry.receipts where schema_name = ?"
                        + " order by landed_at desc", schema).stream()
                .map(row -> Json.read((String) row.get("receipt"), Receipt.class)).toList();
    }

    @Override
    public List<String> landedAfter(String run) {
        if (!present()) {
            return List.of();
        }
        return Receipt.standing(session.rows("reading the receipts", LATER, schema, run).stream()
                .map(row -> Json.read((String) row.get("receipt"), Receipt.class)).toList());
    }

    private boolean present() {
        return session.one("looking for receipts", PRESENT).orElseThrow().get("n", Long.class) == 2;
    }
}
