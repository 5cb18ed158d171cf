package stepferry.cloud.kinds;

import stepferry.servers.mariadb.SharedMariaDb;

/** Every kind of table on MariaDB. */
class MariaDbKindsTest extends EveryKindOfTable {
    @Override
    Ground ground() {
        return new MariaDbGround(SharedMariaDb.server());
    }
}
