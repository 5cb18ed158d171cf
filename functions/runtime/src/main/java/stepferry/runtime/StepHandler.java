package stepferry.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.executor.FunctionInitializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stepferry.model.Defect;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;

/**
 * A state's Lambda: one subclass per function. The input is a record, and so is the outcome; errors leave as one of our four
 * classes, because the state machine matches their names.
 *
 * @param <I> the state's input
 * @param <O> the state's outcome
 */
public abstract class StepHandler<I extends StepInput, O> extends FunctionInitializer implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StepHandler.class);

    private final String step;
    private final Class<I> inputType;
    private final JournaledStep journaled;

    protected StepHandler(String step, Class<I> inputType) {
        this.step = step;
        this.inputType = inputType;
        this.journaled = applicationContext.getBean(JournaledStep.class);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return new LambdaApplicationContextBuilder();
    }

    /** The deed. May be called twice with the same input, also at the same time. */
    protected abstract O perform(I input);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            var input = parse(in.readAllBytes());
            MDC.put("run", input.runId());
            MDC.put("step", step);
            out.write(Json.bytes(journaled.perform(step, input, () -> perform(input))));
        } catch (StepferryException e) {
            LOG.warn("{} failed: {}", step, e.getMessage(), e);
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} met something unexpected", step, e);
            throw new Defect(ErrorCode.INTERNAL, "Step '" + step + "' met an unexpected " + e.getClass().getName()
                    + ": the function's log has the details; please report it");
        } finally {
            MDC.clear();
        }
    }

    private I parse(byte[] input) {
        try {
            return Json.read(new String(input, StandardCharsets.UTF_8), inputType);
        } catch (UncheckedIOException e) {
            throw refused(e);
        }
    }

    private static Rejected refused(UncheckedIOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejected rejected) {
                return rejected;
            }
        }
        var first = e.getCause().getMessage().lines().findFirst().orElse("");
        return new Rejected(ErrorCode.REQUEST_INVALID, "The input cannot be understood: " + first);
    }
}
