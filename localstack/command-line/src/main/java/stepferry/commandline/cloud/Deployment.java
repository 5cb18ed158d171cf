package stepferry.commandline.cloud;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import stepferry.cloud.CloudEndpoints;

/**
 * Where a deployment's parts are.
 *
 * @param bucket the bucket of the packages
 * @param journal the DynamoDB table
 * @param machines the ARN of {@code promote}, {@code rollback} and {@code export}
 * @param scheduling what schedules are made with; absent if the deployment does not say
 * @param endpoints where a service answers, by its name in the SDK; a service that is missing answers where AWS does
 * @param access region and credentials; without it the SDK finds them by itself
 * @param local whether everything runs on this machine
 */
record Deployment(
        String bucket, String journal, Map<String, String> machines, Optional<Scheduling> scheduling, Map<String, URI> endpoints,
        Optional<Access> access, boolean local) {

    /** How to log in. */
    record Access(String region, String key, String secret) {
        @Override
        public String toString() {
            return "Access[" + region + "]";
        }
    }

    Deployment {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(journal, "journal");
        machines = Map.copyOf(machines);
        endpoints = Map.copyOf(endpoints);
    }

    static Deployment of(CloudEndpoints local) {
        var schedules = local.scheduling();
        return new Deployment(local.bucket(), local.journal(), local.machines(),
                Optional.of(new Scheduling(schedules.group(), schedules.role(), schedules.queue())),
                Map.of("sfn", local.stepFunctions(), "s3", local.s3(), "dynamodb", local.dynamo(),
                        "secretsmanager", local.secrets(), "ssm", local.secrets(), "scheduler", schedules.endpoint(), "sqs", schedules.endpoint()),
                Optional.of(new Access(local.region(), local.accessKey(), local.secretKey())), true);
    }
}
