package stepferry.cloud.kinds;

import java.util.Map;
import stepferry.cloud.CloudFixture;

/** Every kind of table on the PostgreSQL that ships. */
class PostgresKindsTest extends EveryKindOfTable {
    @Override
    Ground ground() {
        return new PostgresGround(CloudFixture.SHARED.postgres(), Map.of("source", "public", "target", "public"));
    }
}
