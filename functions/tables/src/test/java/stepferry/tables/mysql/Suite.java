package stepferry.tables.mysql;

import java.sql.SQLException;

/** Tests that hold on every server of the two engines. */
interface Suite {
    TestServer server();

    /** A new application, made by the script. */
    default Application application(String script) throws SQLException {
        return Application.of(server(), script);
    }
}
