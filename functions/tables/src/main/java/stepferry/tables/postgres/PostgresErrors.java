package stepferry.tables.postgres;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import stepferry.model.Defect;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/**
 * What a PostgreSQL error means for a run. The server's CONTEXT is left out of every message: for COPY it quotes the line,
 * and a line may hold a secret.
 */
public final class PostgresErrors {
    private static final Set<String> FAILING_ROW = Set.of("23502", "23514");
    private static final Set<String> QUOTING = Set.of("P0001", "P0002", "P0003", "P0004");
    /** A value that becomes longer than the server's memory comes in pieces has no code of its own. */
    private static final String TOO_LARGE = "invalid memory alloc request size";
    private static final Pattern FUNCTION_PLACE = Pattern.compile("PL/pgSQL function [^\\n]+ line \\d+");
    private static final Pattern COPY_PLACE = Pattern.compile("^COPY .*, line (\\d+), column ([^:]+)");

    private PostgresErrors() {}

    /** @param what what was being done, in words that finish "while" */
    public static StepferryException translate(String what, SQLException cause) {
        var state = cause.getSQLState() == null ? "" : cause.getSQLState();
        var message = "The database refused while " + what + ": " + said(state, cause);
        return Unavailable.during(what, translate(state, message, quotesValues(state) ? withoutValues(message, cause) : cause));
    }

    private static StepferryException translate(String state, String message, SQLException e) {
        return switch (state) {
            case "28P01", "28000" -> new Rejected(ErrorCode.DATABASE_LOGIN_REFUSED,
                    message + ". Check the environment's user and the secret that holds its password", e);
            case "3D000" -> new Rejected(ErrorCode.DATABASE_UNREACHABLE, message + ". Check the environment's URL", e);
            case "3F000" -> new Rejected(ErrorCode.SCHEMA_UNKNOWN, message, e);
            case "42501" -> new Rejected(ErrorCode.PERMISSION_MISSING,
                    message + ". Grant that to the environment's user, or use the owner of the tables", e);
            case "25006" -> new Rejected(ErrorCode.PERMISSION_MISSING,
                    message + ". Use the URL of the primary server, not of a read-only copy", e);
            case "42P01", "42703" -> new Unavailable(ErrorCode.DATABASE_BUSY,
                    message + ". Its structure changed meanwhile; it may succeed when tried again", e);
            case "55P03", "40P01", "40001", "55006" -> new Unavailable(ErrorCode.DATABASE_BUSY,
                    message + ". Something else holds the table; it may succeed when tried again", e);
            case "53100" -> new Rejected(ErrorCode.DATABASE_FULL, message + ". Free space on the database server", e);
            case "53400" -> new Rejected(ErrorCode.DATABASE_FULL, message + ". Raise the limit that the server, or its administrator, sets", e);
            case "53300" -> new Unavailable(ErrorCode.DATABASE_BUSY, message
                    + ". It may succeed when tried again; if it stays, raise max_connections or the role's limit, or look who holds so many", e);
            case "54000", "54001" -> tooLarge(message, e);
            case "0A000" -> new Rejected(ErrorCode.FEATURE_UNSUPPORTED, message, e);
            default -> byClass(state, message, e);
        };
    }

    private static Rejected tooLarge(String message, SQLException e) {
        return new Rejected(ErrorCode.ROW_TOO_LARGE, message
                + ". PostgreSQL handles no row of more than 1 GB as text: shorten it, or leave it out by a filter", e);
    }

    private static StepferryException byClass(String state, String message, SQLException e) {
        if (message.contains(TOO_LARGE)) {
            return tooLarge(message, e);
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57", "53", "58" -> new Unavailable(ErrorCode.DATABASE_UNREACHABLE, message, e);
            case "23" -> new Rejected(ErrorCode.CONSTRAINT_VIOLATED, message, e);
            case "22" -> new Rejected(ErrorCode.VALUE_REFUSED, message, e);
            default -> new Defect(ErrorCode.INTERNAL, message + " (SQLSTATE " + state + ")", e);
        };
    }

    private static String said(String state, SQLException e) {
        return e instanceof PSQLException p && p.getServerErrorMessage() != null ? said(state, p.getServerErrorMessage()) : e.getMessage();
    }

    /** Of a message that quotes a value or a whole row, only the place is told: the value may be a secret. */
    private static String said(String state, ServerErrorMessage m) {
        if (state.startsWith("22")) {
            return "a value does not fit" + place(m);
        }
        if (QUOTING.contains(state)) {
            return "a function of the application raised an error" + functionPlace(m);
        }
        var detail = FAILING_ROW.contains(state) ? null : m.getDetail();
        return Stream.of(m.getMessage(), detail, m.getHint()).filter(Objects::nonNull).collect(Collectors.joining(". "));
    }

    private static boolean quotesValues(String state) {
        return state.startsWith("22") || QUOTING.contains(state);
    }

    /** Causes end in logs, too, and in what Lambda reports. */
    private static SQLException withoutValues(String message, SQLException e) {
        var safe = new SQLException(message, e.getSQLState());
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }

    private static String functionPlace(ServerErrorMessage m) {
        var at = FUNCTION_PLACE.matcher(Objects.requireNonNullElse(m.getWhere(), ""));
        return at.find() ? " (" + at.group() + ")" : "";
    }

    private static String place(ServerErrorMessage m) {
        var at = COPY_PLACE.matcher(Objects.requireNonNullElse(m.getWhere(), ""));
        return at.find() ? " (line " + at.group(1) + " of the part, column '" + at.group(2) + "')" : "";
    }
}
