package stepferry.tables.mysql.structure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** One row of a catalogue query, read by column name. */
record Row(ResultSet result) {
    String text(String column) throws SQLException {
        return result.getString(column);
    }

    /** Empty for NULL and for the empty text, between which the catalogues do not tell apart. */
    Optional<String> optional(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column)).filter(text -> !text.isEmpty());
    }

    /** Empty for NULL alone. */
    Optional<String> nullable(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    boolean yes(String column) throws SQLException {
        return "YES".equals(result.getString(column));
    }

    int number(String column) throws SQLException {
        return result.getInt(column);
    }
}
