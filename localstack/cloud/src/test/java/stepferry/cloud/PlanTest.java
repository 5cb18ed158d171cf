package stepferry.cloud;

import java.sql.SQLException;
import java.util.List;
import stepferry.cloud.places.Everywhere;
import stepferry.model.Environment;
import stepferry.tables.Database;
import stepferry.tables.Databases;

/** Plans on PostgreSQL. */
@Everywhere
class PlanTest extends PlanScenarios {
    @Override
    Environment environment(String word) {
        return cloud.environment(word, "generic");
    }

    @Override
    Database open(Environment environment) {
        return Databases.open(cloud.reached(environment), cloud.password());
    }

    /** With the place and the transaction of each row: not even a row that stays the same may be written. */
    @Override
    List<String> rows(Environment environment, String table) throws SQLException {
        return cloud.query(environment, "select '%s ' || ctid || xmin || t::text from %s t order by 1".formatted(table, table));
    }
}
