package stepferry.runtime.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import stepferry.model.Json;
import stepferry.model.StepferryException;

/**
 * One event, one line, one JSON object: when, how grave, what, where in the work, and the event's own fields beside them. Of errors that are
 * not ours the message is left out, as it may quote values of rows.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    /** CloudWatch cuts longer lines, and what is cut is no JSON. */
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;
    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = Json.MAPPER.createObjectNode();
        line.put("timestamp", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("message", shortened(event.getFormattedMessage()));
        new TreeMap<>(event.getMDCPropertyMap()).forEach(line::put);
        Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of())
                .forEach(pair -> line.set(pair.key, Json.MAPPER.valueToTree(pair.value)));
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            tell(line, thrown.getThrowable());
        }
        return (line + "\n").getBytes(UTF_8);
    }

    private static void tell(ObjectNode line, Throwable thrown) {
        line.put("error", thrown.getClass().getName());
        if (thrown instanceof StepferryException ours) {
            line.put("code", ours.code().name());
            line.set("context", Json.MAPPER.valueToTree(ours.context()));
        }
        var stack = line.putArray("stackTrace");
        frames(thrown).forEach(stack::add);
        Stream.iterate(thrown.getCause(), cause -> cause != null, Throwable::getCause).limit(MOST_CAUSES)
                .forEach(cause -> Stream.concat(Stream.of("caused by " + named(cause)), frames(cause)).forEach(stack::add));
        Arrays.stream(thrown.getSuppressed()).forEach(suppressed -> stack.add("besides " + named(suppressed)));
    }

    private static Stream<String> frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).limit(MOST_FRAMES).map(StackTraceElement::toString);
    }

    private static String named(Throwable thrown) {
        var name = thrown.getClass().getName();
        return thrown instanceof StepferryException ? shortened(name + ": " + thrown.getMessage()) : name;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
