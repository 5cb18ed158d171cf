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
                // Compiling a digest's expression costs more than it saves on all but the largest tables.
                "set jit = off",
                // Rows are joined and indexes built by one session at a time; what the server allows beyond that stays.
                atLeast("work_mem", 64 << 10),
                atLeast("maintenance_work_mem", 256 << 10),
                "set statement_timeout = 0",
                "set lock_timeout = '60s'",
                // A function that dies, or is frozen with its connection open, must not keep its locks.
                "set idle_in_transaction_session_timeout = '10min'",
                "set client_connection_check_interval = '5s'",
                "set tcp_keepalives_idle = 30",
                "set tcp_keepalives_interval = 10",
                "set tcp_keepalives_count = 3",
                "set client_min_messages = warning");
    }

    private static String atLeast(String setting, int kilobytes) {
        return "select set_config(name, greatest(setting::bigint, " + kilobytes + ")::text, false) from pg_settings where name = '" + setting + "'";
    }
}
