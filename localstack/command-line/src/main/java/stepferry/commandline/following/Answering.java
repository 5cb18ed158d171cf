package stepferry.commandline.following;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import stepferry.commandline.cloud.Cloud;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Pause;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;

/** Answers runs that wait for a person. */
public final class Answering {
    private final Cloud cloud;

    public Answering(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * What the run waits for.
     *
     * @throws Rejected with RUN_NOT_WAITING if it waits for nothing, or for something else, or RUN_UNKNOWN
     */
    public Pause waiting(String id, Optional<Pause.Reason> reason) {
        var run = new Runs(cloud).find(id);
        var pause = cloud.pauses().find(id).filter(_ -> !run.status().terminal()).orElseThrow(() -> notWaiting(id, "it is "
                + run.status().word() + (run.message().isBlank() ? "" : ", " + run.message())));
        if (reason.isPresent() && pause.reason() != reason.get()) {
            throw notWaiting(id, "it " + pause.sentence());
        }
        return pause;
    }

    /** @throws Rejected with RUN_NOT_WAITING if somebody else was faster, or nobody waits any longer */
    public void answer(Pause pause, Map<String, Object> said) {
        attempt(pause, () -> cloud.stepFunctions().sendTaskSuccess(r -> r.taskToken(pause.token()).output(Json.text(said))));
    }

    /** Tells a run that somebody is at work on an answer: its patience begins anew. */
    public void hold(Pause pause) {
        attempt(pause, () -> cloud.stepFunctions().sendTaskHeartbeat(r -> r.taskToken(pause.token())));
    }

    private static void attempt(Pause pause, Runnable call) {
        try {
            call.run();
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
            throw notWaiting(pause.run(), "somebody has answered already, or nobody did in time");
        } catch (SfnException e) {
            throw new Rejected(ErrorCode.PERMISSION_MISSING, "Step Functions refused the answer: " + e.getMessage(), e);
        } catch (SdkClientException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "Step Functions did not answer: try again", e);
        }
    }

    private static Rejected notWaiting(String run, String why) {
        return new Rejected(ErrorCode.RUN_NOT_WAITING, "Run '" + run + "' is not waiting for this: " + why
                + ". 'stepferry run show " + run + "' tells more");
    }
}
