package stepferry.commandline.cloud;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import stepferry.cloud.stack.CloudFormation;
import stepferry.cloud.stack.StackFailure;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The outputs of the CloudFormation stack that somebody named. */
final class StackOutputs {
    private StackOutputs() {}

    /** @throws Rejected if there is no such stack, or nobody may read it */
    static Map<String, String> of(String stack, Optional<URI> endpoint) {
        try {
            return CloudFormation.ofSurroundings(endpoint).stack(stack).outputs();
        } catch (StackFailure e) {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "The outputs of stack '" + stack + "' cannot be read: " + e.getMessage()
                    + ". Check STEPFERRY_STACK, the region and the credentials", e);
        }
    }
}
