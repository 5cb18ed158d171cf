package stepferry.scheduler.engine;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Starts executions. */
public record Starter(SfnClient client) {

    /** What came of an attempt. */
    sealed interface Outcome {
        record Started() implements Outcome {}

        /** @param code what AWS calls it */
        record Failed(String code, String message) implements Outcome {}
    }

    Outcome start(Firing firing) {
        try {
            client.startExecution(r -> r.stateMachineArn(firing.target().machine()).name(firing.id()).input(firing.target().input()));
            return new Outcome.Started();
        } catch (ExecutionAlreadyExistsException _) {
            // It was started before, by a scheduler that ended before it could note so.
            return new Outcome.Started();
        } catch (SfnException e) {
            return new Outcome.Failed(e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
        } catch (SdkException e) {
            return new Outcome.Failed("ServiceUnavailable", String.valueOf(e.getMessage()));
        }
    }
}
