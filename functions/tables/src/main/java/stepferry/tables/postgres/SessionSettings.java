package stepferry.tables.postgres;

import java.util.List;

/** What makes a value's text the same in every session, whatever the server, the database or the role sets. */
final class SessionSettings {
    private SessionSettings() {}

    static List<String> statements(String searchPath) {
        return List.of(
                "set search_path = " + searchPath,
                "set timezone = 'UTC'",
                "set datestyle = 'ISO, MDY'",
                "set intervalstyle = 'postgres'",
                "set extra_float_digits = 3",
                "set bytea_output = 'hex'",
                "set lc_monetary = 'C'",
                "set xmloption = content",
                "set array_nulls = on",
                "set quote_all_identifiers = off",
                "set standard_conforming_strings = on",
                "set check_function_bodies = off",
                "set row_security = off",
                "set statement_timeout = 0",
                "set idle_in_transaction_session_timeout = 0",
                "set client_min_messages = warning");
    }
}
