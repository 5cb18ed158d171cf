package stepferry.cloud.kinds;

import java.util.Map;
import stepferry.servers.SharedServers;

/** Every kind of table on an older major version, in schemas with odd names. */
class OlderPostgresKindsTest extends EveryKindOfTable {
    private static final int MAJOR = 15;

    @Override
    Ground ground() {
        return new PostgresGround(SharedServers.postgres(MAJOR), Map.of("source", "Source's %", "target", "a \"target\""));
    }
}
