package stepferry.tables.mysql;

import stepferry.servers.mariadb.SharedMariaDb;

/** A server that the suites run on. */
interface TestServer {
    TestServer MARIADB = new TestServer() {
        @Override
        public String freshDatabase() {
            return SharedMariaDb.freshDatabase();
        }
    };

    /** The URL of a new empty database, credentials included. */
    String freshDatabase();
}
