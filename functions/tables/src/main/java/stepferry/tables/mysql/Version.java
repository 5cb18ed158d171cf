package stepferry.tables.mysql;

import java.util.regex.Pattern;
import stepferry.model.Engine;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * What a server says it is.
 *
 * @param text such as {@code 11.4.5-MariaDB} or {@code 8.0.36}
 */
record Version(Engine engine, String text) {
    private static final Pattern NUMBER = Pattern.compile("^(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)");

    /** @throws Rejected if the server is too old */
    static Version of(String text) {
        var engine = text.contains("MariaDB") ? Engine.MARIADB : Engine.MYSQL;
        var number = NUMBER.matcher(text);
        long version = number.find() ? Long.parseLong(number.group(1)) * 1000 + Long.parseLong(number.group(2)) : 0;
        if (version < (engine == Engine.MARIADB ? 10_006 : 8_000)) {
            throw new Rejected(ErrorCode.FEATURE_UNSUPPORTED, "The server is " + engine.word() + " " + text
                    + ": MariaDB 10.6 or later or MySQL 8 or later is needed");
        }
        return new Version(engine, text);
    }
}
