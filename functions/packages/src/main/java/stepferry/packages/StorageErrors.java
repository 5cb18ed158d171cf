package stepferry.packages;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Unavailable;

/** What an S3 failure means for a run. */
final class StorageErrors {
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INSUFFICIENT_STORAGE = 507;

    private StorageErrors() {}

    /** @param call may be made twice */
    static <T> T translated(String key, Supplier<T> call) {
        try {
            return patiently(call);
        } catch (S3Exception e) {
            throw translate(key, e);
        } catch (SdkClientException | UncheckedIOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE,
                    "The package storage did not answer for '" + key + "'; it may succeed when tried again: " + e.getMessage(), e);
        }
    }

    // The SDK does not try again when an idle connection turns out to be closed before a body is sent.
    private static <T> T patiently(Supplier<T> call) {
        try {
            return call.get();
        } catch (UncheckedIOException _) {
            return call.get();
        }
    }

    private static RuntimeException translate(String key, S3Exception e) {
        var said = detail(e, AwsErrorDetails::errorCode).orElse("no reason given");
        if (e.statusCode() == INSUFFICIENT_STORAGE || String.valueOf(e.getMessage()).contains("No space left")) {
            return new Rejected(ErrorCode.STORAGE_FULL,
                    "The package storage has no room for '" + key + "': free some space or prune old packages, then run again", e);
        }
        if (e.statusCode() >= 500 || e.statusCode() == TOO_MANY_REQUESTS || e.statusCode() == CONFLICT) {
            return new Unavailable(ErrorCode.STORAGE_UNAVAILABLE,
                    "The package storage answered " + e.statusCode() + " (" + said + ") for '" + key + "'; it may succeed when tried again", e);
        }
        if (e instanceof NoSuchKeyException) {
            return new Rejected(ErrorCode.PACKAGE_INCOMPLETE,
                    "'" + key + "' is missing from the package storage: export the package again", e);
        }
        if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
            return new Rejected(ErrorCode.PACKAGE_CORRUPT,
                    "'" + key + "' is shorter than it was written: export the package again", e);
        }
        return new Rejected(ErrorCode.PERMISSION_MISSING,
                "The package storage refused '" + key + "' with " + e.statusCode() + " (" + said + denied(e)
                        + "): check the bucket's name and the role's permissions", e);
    }

    /** AWS says who lacks which permission on what. */
    private static String denied(S3Exception e) {
        return e.statusCode() == FORBIDDEN ? detail(e, AwsErrorDetails::errorMessage).map(message -> ": " + message).orElse("") : "";
    }

    /** An answer without a body has none. */
    private static Optional<String> detail(S3Exception e, Function<AwsErrorDetails, String> part) {
        return Optional.ofNullable(e.awsErrorDetails()).map(part);
    }
}
