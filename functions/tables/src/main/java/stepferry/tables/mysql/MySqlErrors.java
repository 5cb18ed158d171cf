package stepferry.tables.mysql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import stepferry.model.Defect;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/** What an error or a warning of MariaDB or MySQL means for a run. Their words quote values, and a value may be a secret. */
public final class MySqlErrors {
    private static final int DUPLICATE = 1062;
    private static final Set<Integer> LOGIN = Set.of(1045, 1156, 1251, 1524, 1698, 1820, 1862, 3118, 3955, 4151);
    private static final Set<Integer> RIGHTS = Set.of(1044, 1095, 1142, 1143, 1227, 1370, 1410, 1419);
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 1836);
    private static final Set<Integer> NO_LOCAL_FILES = Set.of(1148, 3948, 4166);
    private static final Set<Integer> CHANGED = Set.of(1054, 1146, 1412);
    private static final Set<Integer> TOO_MANY = Set.of(1040, 1203, 1226);
    private static final Set<Integer> BUSY = Set.of(1020, 1099, 1205, 1213, 1614, 3058, 3572);
    private static final Set<Integer> AWAY = Set.of(1053, 1077, 1152, 1158, 1159, 1160, 1161, 1317, 1927, 1969, 2002, 2003, 2006, 2013, 3024);
    private static final Set<Integer> FULL = Set.of(3, 1021, 1114, 1878);
    private static final Set<Integer> TOO_LARGE = Set.of(1118, 1153, 1301, 2020);
    private static final Set<Integer> UNSUPPORTED = Set.of(1178, 1235, 1289, 1031);
    private static final Set<Integer> CONSTRAINT = Set.of(1048, 1169, 1216, 1217, 1263, 1364, 1451, 1452, 1557, 1761, 1762, 3819, 4025);
    private static final Set<Integer> VALUE = Set.of(1261, 1262, 1264, 1265, 1292, 1300, 1366, 1367, 1390, 1406, 1411, 1416, 1426, 1439, 1525, 1526,
            1690, 1748, 3140, 3141, 3156, 3548, 3643, 3732, 4038, 6002, 6003);
    /** What a function or trigger of the application says, by SIGNAL or otherwise. */
    private static final int SIGNALLED = 1644;
    private static final Pattern CONNECTION = Pattern.compile("^\\(conn=-?\\d+\\) ");
    private static final Pattern KEY = Pattern.compile("(?s)^.* for key '([^']+)'$");
    private static final Pattern PLACE = Pattern.compile("(?s)^.* for column ((?:[`'][^`']+[`']\\.?)+)(?: at row (\\d+))?\\.?$");

    private MySqlErrors() {}

    static boolean duplicate(SQLException e) {
        return e.getErrorCode() == DUPLICATE || e.getErrorCode() == 1586;
    }

    /** @param what what was being done, in words that finish "while" */
    public static StepferryException translate(String what, SQLException cause) {
        int code = cause.getErrorCode();
        var state = Objects.requireNonNullElse(cause.getSQLState(), "");
        boolean quoting = quotes(cause, state);
        var message = "The database refused while " + what + ": " + (quoting ? withoutValues(cause) : said(cause));
        return Unavailable.during(what, translate(code, state, message, quoting ? silent(message, cause) : cause));
    }

    private static StepferryException translate(int code, String state, String message, SQLException e) {
        if (LOGIN.contains(code)) {
            return new Rejected(ErrorCode.DATABASE_LOGIN_REFUSED,
                    message + ". Check the environment's user and the secret that holds its password", e);
        }
        if (code == 1049) {
            return new Rejected(ErrorCode.SCHEMA_UNKNOWN, message + ". Check the environment's URL and schema", e);
        }
        if (RIGHTS.contains(code)) {
            return new Rejected(ErrorCode.PERMISSION_MISSING, message + ". Grant that to the environment's user", e);
        }
        if (READ_ONLY.contains(code)) {
            return new Rejected(ErrorCode.PERMISSION_MISSING, message + ". Use the URL of the primary server, not of a read-only copy", e);
        }
        if (NO_LOCAL_FILES.contains(code)) {
            return new Rejected(ErrorCode.FEATURE_UNSUPPORTED,
                    message + ". Rows come by LOAD DATA LOCAL: set local_infile = ON at the server (a parameter group's value on RDS)", e);
        }
        return ofRun(code, state, message, e);
    }

    private static StepferryException ofRun(int code, String state, String message, SQLException e) {
        if (CHANGED.contains(code)) {
            return new Unavailable(ErrorCode.DATABASE_BUSY, message + ". Its structure changed meanwhile; it may succeed when tried again", e);
        }
        if (TOO_MANY.contains(code)) {
            return new Unavailable(ErrorCode.DATABASE_BUSY, message
                    + ". It may succeed when tried again; if it stays, raise max_connections or the user's limit, or look who holds so many", e);
        }
        if (BUSY.contains(code)) {
            return new Unavailable(ErrorCode.DATABASE_BUSY, message + ". Something else holds the table; it may succeed when tried again", e);
        }
        if (FULL.contains(code)) {
            return new Rejected(ErrorCode.DATABASE_FULL, message + ". Free space on the database server", e);
        }
        // The driver itself refuses to send what the server would not take, and has no code for that.
        if (TOO_LARGE.contains(code) || e.getMessage() != null && e.getMessage().contains("max_allowed_packet")) {
            return new Rejected(ErrorCode.ROW_TOO_LARGE, message + ". Raise the server's max_allowed_packet above the length of its longest row", e);
        }
        if (UNSUPPORTED.contains(code)) {
            return new Rejected(ErrorCode.FEATURE_UNSUPPORTED, message, e);
        }
        return ofRows(code, state, message, e);
    }

    private static StepferryException ofRows(int code, String state, String message, SQLException e) {
        if (duplicate(e) || CONSTRAINT.contains(code)) {
            return new Rejected(ErrorCode.CONSTRAINT_VIOLATED, message, e);
        }
        if (VALUE.contains(code) || state.startsWith("22")) {
            return new Rejected(ErrorCode.VALUE_REFUSED, message, e);
        }
        if (AWAY.contains(code) || state.startsWith("08")) {
            return new Unavailable(ErrorCode.DATABASE_UNREACHABLE, message, e);
        }
        return new Defect(ErrorCode.INTERNAL, message + " (error " + code + ")", e);
    }

    private static boolean quotes(SQLException e, String state) {
        int code = e.getErrorCode();
        return duplicate(e) || VALUE.contains(code) || code == SIGNALLED || state.startsWith("22") || state.startsWith("45");
    }

    private static String said(SQLException e) {
        return CONNECTION.matcher(Objects.requireNonNullElse(e.getMessage(), "no reason told")).replaceFirst("");
    }

    /** Of a message that quotes a value only the place is told. */
    private static String withoutValues(SQLException e) {
        if (duplicate(e)) {
            return "a row has the values of another one" + found(KEY, e).map(key -> " in key '" + key + "'").orElse("");
        }
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        return e.getErrorCode() == SIGNALLED || state.startsWith("45") ? "a trigger or function of the application raised an error"
                : "a value does not fit" + place(e);
    }

    private static String place(SQLException e) {
        var at = PLACE.matcher(said(e));
        if (!at.find()) {
            return "";
        }
        var column = "column " + at.group(1).replace('`', '\'');
        return at.group(2) == null ? " (" + column + ")" : " (line " + at.group(2) + " of the part, " + column + ")";
    }

    private static Optional<String> found(Pattern pattern, SQLException e) {
        var at = pattern.matcher(said(e));
        return at.find() ? Optional.of(at.group(1)) : Optional.empty();
    }

    /** Causes end in logs, too, and in what Lambda reports. */
    private static SQLException silent(String message, SQLException e) {
        var safe = new SQLException(message, e.getSQLState(), e.getErrorCode());
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }
}
