package stepferry.runtime.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import stepferry.model.Json;

/** What a function writes while this is open, line by line. */
public final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final JsonLines encoder = new JsonLines();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    public Lines() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        written.add(new String(encoder.encode(event), UTF_8));
    }

    /** The lines so far as they went out. */
    public List<String> text() {
        return List.copyOf(written);
    }

    /** The lines that have this in this field. */
    public List<JsonNode> with(String field, String value) {
        return written.stream().map(line -> Json.read(line, JsonNode.class)).filter(line -> value.equals(line.path(field).asText())).toList();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
