package stepferry.close;

import stepferry.model.RunStatus;

/**
 * How the run is remembered.
 *
 * @param run its id
 * @param status how it ended
 * @param message one sentence for people
 */
public record Closed(String run, RunStatus status, String message) {
    @Override
    public String toString() {
        return message;
    }
}
