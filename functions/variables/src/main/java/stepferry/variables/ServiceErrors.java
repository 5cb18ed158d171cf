package stepferry.variables;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;

/** What a failure of an AWS service means. Its own words are left out: some quote what was sent. */
public final class ServiceErrors {
    private ServiceErrors() {}

    static StepferryException translate(String what, ErrorCode refused, SdkException e) {
        boolean passing = !(e instanceof SdkServiceException said) || said.statusCode() >= 500 || said.isThrottlingException();
        var sentence = "Failed while " + what + " (" + reason(e) + ")";
        return passing
                ? new Unavailable(ErrorCode.SECRET_UNREADABLE, sentence + "; it may succeed when tried again")
                : new Rejected(refused, sentence + ": check the name and the role's permissions");
    }

    /** Why, in the service's words where those can hold no value: who lacks which permission; else the error's name. */
    public static String reason(SdkException e) {
        if (!(e instanceof AwsServiceException said) || said.awsErrorDetails() == null) {
            return e.getClass().getSimpleName();
        }
        var details = said.awsErrorDetails();
        return details.errorCode() + (details.errorCode().startsWith("AccessDenied") ? ": " + details.errorMessage() : "");
    }
}
