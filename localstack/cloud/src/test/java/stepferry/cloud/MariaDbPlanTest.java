package stepferry.cloud;

import java.sql.SQLException;
import java.util.List;
import stepferry.model.Environment;
import stepferry.servers.mariadb.SharedMariaDb;
import stepferry.tables.Database;
import stepferry.tables.Databases;

/** Plans on MariaDB. */
class MariaDbPlanTest extends PlanScenarios {
    @Override
    Environment environment(String word) {
        return cloud.onMariaDb(word, "generic");
    }

    @Override
    Database open(Environment environment) {
        return Databases.open(environment, SharedMariaDb.server().password());
    }

    @Override
    List<String> rows(Environment environment, String table) throws SQLException {
        var columns = cloud.query(environment, "select group_concat(concat('ifnull(`', column_name, '`, ''-'')')) from information_schema.columns"
                + " where table_schema = database() and table_name = '" + table + "'").getFirst();
        return cloud.query(environment, "select concat_ws(' ', '%s', %s) from %s order by 1".formatted(table, columns, table));
    }
}
