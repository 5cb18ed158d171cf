package stepferry.variables.stores;

class MariaDbTableStoreTest extends TableStoreSuite {
    @Override
    Ground ground() {
        return Ground.mariaDb();
    }

    @Override
    String time() {
        return "datetime";
    }
}
