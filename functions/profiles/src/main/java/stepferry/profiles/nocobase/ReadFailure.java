package stepferry.profiles.nocobase;

import java.sql.SQLException;
import java.util.Optional;
import stepferry.model.Defect;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/** What a failed read of one of the application's tables means. */
final class ReadFailure {
    private ReadFailure() {}

    static StepferryException of(SQLException failure, String schema, String table) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new Unavailable(ErrorCode.DATABASE_UNREACHABLE,
                    "The database went away while table '" + table + "' was read", failure).at("table", table);
        }
        if (state.equals("42501") || state.equals("42000")) {
            return new Rejected(ErrorCode.PERMISSION_MISSING,
                    "Table '" + table + "' may not be read: grant SELECT on it in schema '" + schema
                            + "' to the environment's user",
                    failure).at("table", table);
        }
        return new Defect(ErrorCode.INTERNAL, "Table '" + table + "' could not be read (SQL state " + state + ")", failure)
                .at("table", table);
    }
}
