package stepferry.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.executor.FunctionInitializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.crac.Core;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.model.Defect;
import stepferry.model.Diverged;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.runtime.telemetry.Attempts;
import stepferry.runtime.telemetry.Metrics;
import stepferry.runtime.telemetry.Watch;
import stepferry.runtime.telemetry.Work;

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
    private final OutOfTime outOfTime;
    private final JournaledStep journaled;
    private final Metrics metrics;
    private final Progress progress;
    private final Attempts attempts;
    /** Kept here, since whoever takes pictures of functions only remembers it weakly. */
    private final Priming priming;

    /**
     * Made once for many invocations.
     *
     * @param step as people know it
     * @param outOfTime what becomes of it when it takes longer than the function may run
     */
    protected StepHandler(String step, Class<I> inputType, OutOfTime outOfTime) {
        this.step = step;
        this.inputType = inputType;
        this.outOfTime = outOfTime;
        this.journaled = applicationContext.getBean(JournaledStep.class);
        this.metrics = applicationContext.getBean(Metrics.class);
        this.progress = applicationContext.getBean(Progress.class);
        this.attempts = applicationContext.getBean(Attempts.class);
        this.priming = new Priming(inputType);
        Core.getGlobalContext().register(priming);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        // Only what this function needs: the zip has the beans of all of them, and clients take long to make.
        return new LambdaApplicationContextBuilder().eagerInitSingletons(false);
    }

    Priming priming() {
        return priming;
    }

    /** The deed. May be called twice with the same input, also at the same time. */
    protected abstract O perform(I input);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var invocation = Optional.ofNullable(context);
        try (var watch = Watch.begin(metrics, step, invocation, this::done)) {
            out.write(answer(in.readAllBytes(), invocation, watch));
            watch.succeeded();
        }
    }

    private byte[] answer(byte[] said, Optional<Context> invocation, Watch watch) {
        try (var deadline = Deadline.of(invocation)) {
            var input = parse(said);
            watch.of(input.runId());
            LOG.info("{} begins", step);
            var outcome = journaled.perform(step, input, () -> known(() -> inTime(deadline, input)));
            LOG.info("{} is done: {}", step, outcome);
            return Json.bytes(outcome);
        } catch (StepferryException e) {
            LOG.warn("{} failed: {}", step, e.getMessage(), e);
            watch.failed(e);
            throw e;
        } catch (RuntimeException e) {
            var defect = unexpected(e);
            watch.failed(defect);
            throw defect;
        }
    }

    private Work done() {
        return new Work(progress.moved().rows(), progress.moved().bytes(), attempts.sent(), attempts.again());
    }

    /** After the deadline nothing but its passing is the reason why something broke, unless it was found to be wrong. */
    private O inTime(Deadline deadline, I input) {
        try {
            return deadline.during(() -> perform(input));
        } catch (Rejected | Diverged e) {
            throw e;
        } catch (RuntimeException e) {
            throw deadline.passed() ? outOfTime.error(step, deadline, e) : e;
        }
    }

    /** The journal is to tell of every failure, and nothing but our own errors says what may be shown. */
    private <T> T known(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (StepferryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw unexpected(e);
        }
    }

    private Defect unexpected(RuntimeException e) {
        LOG.error("{} met something unexpected", step, e);
        return new Defect(ErrorCode.INTERNAL, "Step '" + step + "' met an unexpected " + e.getClass().getName()
                + ": the function's log has the details; please report it");
    }

    private I parse(byte[] input) {
        try {
            return Optional.ofNullable(Json.read(input, inputType)).orElseThrow(() -> refused("there is none"));
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
        return refused(e.getCause() instanceof JsonMappingException mapping ? misfit(mapping) : "it is no JSON");
    }

    private static String misfit(JsonMappingException e) {
        if (e.getCause() instanceof NullPointerException missing) {
            return "field '" + missing.getMessage() + "' is missing";
        }
        return e.getPath().isEmpty()
                ? "it is no object of the form that the state machine sends"
                : "field '" + e.getPath().getLast().getFieldName() + "' has a value that does not fit";
    }

    // The input's own words are left out: they may hold what nobody should read.
    private static Rejected refused(String why) {
        return new Rejected(ErrorCode.REQUEST_INVALID, "The input cannot be understood: " + why);
    }
}
