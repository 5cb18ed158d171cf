package stepferry.stepfunctions.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import stepferry.stepfunctions.definition.Resource;
import stepferry.stepfunctions.definition.StateFailure;

/** A service that a Task calls. */
public interface TaskIntegration {
    /** Calls the service and gives its answer; fails with {@link StateFailure} under the error names that Step Functions uses. */
    JsonNode call(Resource resource, JsonNode arguments) throws InterruptedException;

    /** The failure of a call that nobody heard the answer of. */
    StateFailure lost(String why);
}
