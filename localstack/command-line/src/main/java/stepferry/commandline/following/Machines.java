package stepferry.commandline.following;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import stepferry.commandline.cloud.Cloud;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;

/** The state machines: executions are started, looked at and stopped. */
public final class Machines {
    private final Cloud cloud;

    public Machines(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Starts an execution, whose name is the run's id, and returns its ARN.
     *
     * @throws Rejected with RUN_EXISTS if there was an execution of that name
     */
    public String start(String machine, String run, Map<String, Object> input) {
        var arn = cloud.machine(machine);
        try {
            return cloud.stepFunctions().startExecution(r -> r.stateMachineArn(arn).name(run).input(Json.text(input)))
                    .executionArn();
        } catch (ExecutionAlreadyExistsException e) {
            throw new Rejected(ErrorCode.RUN_EXISTS, "There is a run '" + run
                    + "' already: give this one another --id; 'stepferry run show "
                    + run + "' shows the other", e);
        } catch (SfnException e) {
            throw refused("start machine '" + machine + "'", e);
        } catch (SdkClientException e) {
            throw silent("whether run '" + run + "' started is not known; 'stepferry run show " + run + "' tells", e);
        }
    }

    /** How an execution stands; empty if Step Functions does not know it, or no longer. */
    public Optional<ExecutionState> look(String execution) {
        try {
            var found = cloud.stepFunctions().describeExecution(r -> r.executionArn(execution));
            return Optional.of(new ExecutionState(execution, found.statusAsString(), found.startDate(),
                    Optional.ofNullable(found.cause()).orElse("")));
        } catch (ExecutionDoesNotExistException _) {
            return Optional.empty();
        } catch (SfnException e) {
            throw refused("describe an execution", e);
        } catch (SdkClientException e) {
            throw silent("try again", e);
        }
    }

    /** The execution of a run that is not in the journal: it may have only just begun, or never got that far. */
    public Optional<ExecutionState> named(String run) {
        return Stream.of("promote", "rollback", "export")
                .map(machine -> cloud.machine(machine).replace(":stateMachine:", ":execution:") + ":" + run)
                .flatMap(arn -> look(arn).stream())
                .findFirst();
    }

    /** Stops an execution and those it waits for. */
    public void stop(String execution, String why) {
        try {
            cloud.stepFunctions().stopExecution(r -> r.executionArn(execution).error("Cancelled").cause(why));
        } catch (ExecutionDoesNotExistException _) {
            // Gone is stopped.
        } catch (SfnException e) {
            throw refused("stop an execution", e);
        } catch (SdkClientException e) {
            throw silent("try again", e);
        }
    }

    private static Rejected refused(String what, SfnException e) {
        return new Rejected(ErrorCode.PERMISSION_MISSING, "Step Functions refused to " + what + ": "
                + Optional.ofNullable(e.awsErrorDetails()).map(details -> details.errorMessage()).orElse(e.getMessage()), e);
    }

    private static Unavailable silent(String next, SdkClientException e) {
        return new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "Step Functions did not answer: " + next, e);
    }
}
