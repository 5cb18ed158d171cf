package stepferry.tables.mysql;

/** The suites on MariaDB. */
class MariaDbTest extends EverySuite {
    @Override
    TestServer chosen() {
        return TestServer.MARIADB;
    }
}
