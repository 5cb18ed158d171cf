package stepferry.tables.mysql.structure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import stepferry.model.Engine;

/** Which of the two engines a server is, and its version. */
record ServerVersion(Engine engine, int major, int minor, int patch) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    static ServerVersion of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("SELECT VERSION()")) {
            row.next();
            return of(row.getString(1));
        }
    }

    static ServerVersion of(String text) throws SQLException {
        var numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            throw new SQLException("The server calls its version '" + text + "', which is no version");
        }
        return new ServerVersion(
                text.contains("MariaDB") ? Engine.MARIADB : Engine.MYSQL,
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(3)));
    }

    boolean mariaDb() {
        return engine == Engine.MARIADB;
    }

    /** MySQL reads checks and forgets them before 8.0.16. */
    boolean hasChecks() {
        return mariaDb() || major > 8 || minor > 0 || patch >= 16;
    }

    String text() {
        return major + "." + minor + "." + patch;
    }
}
