package stepferry.tables.mysql;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The suites on MySQL, where somebody names one: -Dstepferry.mysql.url. */
@EnabledIfSystemProperty(named = "stepferry.mysql.url", matches = "jdbc:.+",
        disabledReason = "no MySQL: set -Dstepferry.mysql.url=jdbc:mysql://HOST:PORT")
class MySqlTest extends EverySuite {
    @Override
    TestServer chosen() {
        return TestServer.MYSQL;
    }
}
