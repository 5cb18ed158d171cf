package stepferry.stepfunctions;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the engine listens and whom it calls.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param directory where state machines and executions are kept between starts; without it they end with the server
 * @param lambda the endpoint of the Lambda Invoke API
 * @param dynamodb the endpoint of DynamoDB
 * @param s3 the endpoint of S3, addressed path-style
 * @param account twelve digits, part of every ARN
 * @param accessKey the key id that calls to DynamoDB and S3 are made with
 */
public record StepFunctionsConfiguration(int port, Optional<Path> directory, URI lambda, URI dynamodb, URI s3, String region,
        String account, String accessKey, String secretKey) {
    public StepFunctionsConfiguration {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port of Step Functions must be from 0 to 65535, not " + port);
        }
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("the account of Step Functions must be twelve digits, not '" + account + "'");
        }
    }

    public StepFunctionsConfiguration(int port, Optional<Path> directory, URI lambda, URI dynamodb, URI s3, String region,
            String account) {
        this(port, directory, lambda, dynamodb, s3, region, account, "local", "local-secret");
    }

    @Override
    public String toString() {
        return "StepFunctionsConfiguration[port=" + port + ", directory=" + directory + ", region=" + region + "]";
    }
}
