package stepferry.variables.stores;

class PostgresTableStoreTest extends TableStoreSuite {
    @Override
    Ground ground() {
        return Ground.postgres();
    }

    @Override
    String time() {
        return "timestamp with time zone";
    }
}
