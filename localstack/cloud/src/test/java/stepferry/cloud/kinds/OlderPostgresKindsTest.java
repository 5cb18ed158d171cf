package stepferry.cloud.kinds;

import stepferry.servers.SharedServers;

/** Every kind of table on an older major version. */
class OlderPostgresKindsTest extends EveryKindOfTable {
    private static final int MAJOR = 15;

    @Override
    Ground ground() {
        return new PostgresGround(SharedServers.postgres(MAJOR));
    }
}
