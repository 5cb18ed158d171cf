package stepferry.runtime.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/** Everything from INFO on goes to the output as JSON. In Java, since reading a file of settings would take part of every cold start. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> OTHERS = Map.of(
            "io.micronaut", Level.WARN,
            "software.amazon.awssdk", Level.WARN,
            // It warns at each start of a database older than its newest dialect; the SQL is ours.
            "org.jooq", Level.ERROR,
            // What a server objects to, with the values of the row: our own errors say what may be said of it.
            "org.mariadb.jdbc", Level.OFF);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var lines = new JsonLines();
        lines.setContext(context);
        lines.start();
        var output = new ConsoleAppender<ILoggingEvent>();
        output.setContext(context);
        output.setName("output");
        output.setEncoder(lines);
        output.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(output);
        OTHERS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
