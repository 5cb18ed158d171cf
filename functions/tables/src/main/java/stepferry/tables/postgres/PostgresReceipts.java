package stepferry.tables.postgres;

import java.util.List;
import java.util.Optional;
import stepferry.model.Json;
import stepferry.model.Receipt;
import stepferry.tables.Receipts;

/** Receipts in a schema of their own, {@code stepferry}, beside the application's. */
final class PostgresReceipts implements Receipts {
    private static final List<String> TABLES = List.of(
            // Two schemas of one database may be entered for the first time at once, and IF NOT EXISTS is no guard against that.
            "select pg_advisory_xact_lock(hashtextextended('stepferry', 0))",
            "create schema if not exists stepferry",
            """
            create table if not exists stepferry.fence (
                schema_name text primary key, token bigint not null, run text not null, entered_at timestamptz not null)""",
            """
            create table if not exists stepferry.receipts (
                schema_name text not null, run text not null, token bigint not null, landed_at timestamptz not null,
                receipt jsonb not null, primary key (schema_name, run))""");
    private static final String LATER = """
            select later.receipt::text as receipt from stepferry.receipts as later
            join stepferry.receipts as it on it.schema_name = later.schema_name and later.landed_at > it.landed_at
            where it.schema_name = ? and it.run = ? order by later.landed_at desc""";
    private static final String PRESENT =
            "select to_regclass('stepferry.receipts') is not null and to_regclass('stepferry.fence') is not null as present";

    private final Sql sql;
    private final String schema;

    PostgresReceipts(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    @Override
    public void enter(String run, long token) {
        sql.run("waiting for other deliveries", "select pg_advisory_xact_lock(hashtextextended('stepferry/' || ?, 0))", schema);
        if (!present()) {
            sql.runAll("creating the schema 'stepferry' for receipts (needs CREATE on the database)", TABLES);
        }
        long let = sql.run("checking the fencing token", """
                insert into stepferry.fence as f values (?, ?, ?, now())
                on conflict (schema_name) do update set token = excluded.token, run = excluded.run, entered_at = now()
                where f.token <= excluded.token""", schema, token, run);
        if (let == 0) {
            throw Receipts.leaseLost(run);
        }
    }

    @Override
    public void enterBeside(String run, long token) {
        sql.run("waiting for other deliveries", "select pg_advisory_xact_lock_shared(hashtextextended('stepferry/' || ?, 0))", schema);
        if (lastToken() > token) {
            throw Receipts.leaseLost(run);
        }
    }

    @Override
    public long lastToken() {
        if (!present()) {
            return 0;
        }
        return sql.one("reading the fencing token", "select token from stepferry.fence where schema_name = ?", schema)
                .map(row -> row.get("token", Long.class)).orElse(0L);
    }

    @Override
    public Optional<Receipt> find(String run) {
        if (!present()) {
            return Optional.empty();
        }
        return sql.one("reading the receipt", "select receipt::text as receipt from stepferry.receipts where schema_name = ? and run = ?",
                        schema, run)
                .map(row -> Json.read(row.get("receipt", String.class), Receipt.class));
    }

    @Override
    public void write(Receipt receipt) {
        sql.run("writing the receipt", """
                insert into stepferry.receipts
                select ?, ?, ?, at, ?::jsonb || jsonb_build_object('landedAt', at) from clock_timestamp() as at""",
                schema, receipt.run(), receipt.token(), Json.text(receipt));
    }

    @Override
    public List<Receipt> history() {
        if (!present()) {
            return List.of();
        }
        return sql.rows("reading the receipts", "select receipt::text as receipt from stepferry.receipts where schema_name = ?"
                        + " order by landed_at desc", schema).stream()
                .map(row -> Json.read((String) row.get("receipt"), Receipt.class)).toList();
    }

    @Override
    public List<String> landedAfter(String run) {
        if (!present()) {
            return List.of();
        }
        return Receipt.standing(sql.rows("reading the receipts", LATER, schema, run).stream()
                .map(row -> Json.read((String) row.get("receipt"), Receipt.class)).toList());
    }

    private boolean present() {
        return sql.one("looking for receipts", PRESENT).orElseThrow().get("present", Boolean.class);
    }
}
