package stepferry.tables.mysql;

import org.junit.jupiter.api.Nested;

/** All suites on one server. */
abstract class EverySuite {
    abstract TestServer chosen();

    @Nested
    class RoundTrips extends RoundTripSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Digests extends DigestSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Stages extends StageSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Contrasts extends ContrastSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Locks extends LockSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Errors extends ErrorSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Receipts extends ReceiptSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Waits extends WaitingSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Constraints extends ConstraintSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Sequences extends SequenceSuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }

    @Nested
    class Keys extends KeySuite {
        @Override
        public TestServer server() {
            return chosen();
        }
    }
}
