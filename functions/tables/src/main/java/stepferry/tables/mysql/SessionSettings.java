package stepferry.tables.mysql;

import java.util.ArrayList;
import java.util.List;
import stepferry.model.Engine;

/** What makes a value's text the same in every session, whatever the server or the login sets. */
final class SessionSettings {
    /**
     * Strict, so that nothing is bent on its way in; but whatever stands in one database must be able to stand in the other:
     * zero dates, impossible dates, zeros in a counted column. Backslashes escape and double quotes quote text.
     */
    private static final String SQL_MODE = "STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";
    private static final List<String> EVERYWHERE = List.of(
            "names utf8mb4",
            "session sql_mode = '" + SQL_MODE + "'",
            "session time_zone = '+00:00'",
            "session transaction isolation level repeatable read",
            "session autocommit = 1",
            "session foreign_key_checks = 1",
            "session unique_checks = 1",
            "session sql_auto_is_null = 0",
            "session sql_safe_updates = 0",
            "session sql_big_selects = 1",
            "session sql_select_limit = 18446744073709551615",
            "session sql_quote_show_create = 1",
            "session sql_notes = 1",
            "session max_error_count = 64",
            "session group_concat_max_len = 1048576",
            "session lock_wait_timeout = 60",
            "session innodb_lock_wait_timeout = 60",
            // A function that dies, or is frozen with its connection open, must not keep its locks.
            "session wait_timeout = 600",
            // The package's storage may pause while rows flow either way.
            "session net_read_timeout = 600",
            "session net_write_timeout = 600");
    private static final List<String> ON_MYSQL = List.of(
            "session max_execution_time = 0",
            // Otherwise counters are those of yesterday.
            "session information_schema_stats_expiry = 0");
    private static final List<String> ON_MARIADB = List.of(
            "session max_statement_time = 0",
            "session check_constraint_checks = 1",
            // It takes texts for the same that only their collation does, although a subquery compares them byte by byte.
            "session optimizer_switch = 'subquery_cache=off'",
            "session idle_transaction_timeout = 0");

    private SessionSettings() {}

    static List<String> statements(Engine engine) {
        var settings = new ArrayList<>(EVERYWHERE);
        settings.addAll(engine == Engine.MARIADB ? ON_MARIADB : ON_MYSQL);
        return settings.stream().map(setting -> "set " + setting).toList();
    }
}
