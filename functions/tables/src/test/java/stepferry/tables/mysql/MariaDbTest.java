package stepferry.tables.mysql;

import org.junit.jupiter.api.Nested;

/** The suites on MariaDB. */
class MariaDbTest {
    private interface OnMariaDb extends Suite {
        @Override
        default TestServer server() {
            return TestServer.MARIADB;
        }
    }

    @Nested
    class RoundTrips extends RoundTripSuite implements OnMariaDb {}

    @Nested
    class Digests extends DigestSuite implements OnMariaDb {}

    @Nested
    class Stages extends StageSuite implements OnMariaDb {}

    @Nested
    class Locks extends LockSuite implements OnMariaDb {}

    @Nested
    class Errors extends ErrorSuite implements OnMariaDb {}

    @Nested
    class Receipts extends ReceiptSuite implements OnMariaDb {}

    @Nested
    class Constraints extends ConstraintSuite implements OnMariaDb {}

    @Nested
    class Sequences extends SequenceSuite implements OnMariaDb {}

    @Nested
    class Keys extends KeySuite implements OnMariaDb {}
}
