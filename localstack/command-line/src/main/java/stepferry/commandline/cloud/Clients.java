package stepferry.commandline.cloud;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import stepferry.packages.S3Clients;

/** Makes a deployment's clients. */
final class Clients {
    private final Deployment deployment;

    Clients(Deployment deployment) {
        this.deployment = deployment;
    }

    SfnClient sfn() {
        return placed(SfnClient.builder(), "sfn").build();
    }

    S3Client s3() {
        return placed(deployment.endpoints().containsKey("s3") ? S3Clients.ofAnotherServer() : S3Clients.ofAws(), "s3").build();
    }

    DynamoDbClient dynamo() {
        return placed(DynamoDbClient.builder(), "dynamodb").build();
    }

    SecretsManagerClient secrets() {
        return placed(SecretsManagerClient.builder(), "secretsmanager").build();
    }

    SsmClient parameters() {
        return placed(SsmClient.builder(), "ssm").build();
    }

    SchedulerClient scheduler() {
        return placed(SchedulerClient.builder(), "scheduler").build();
    }

    SqsClient queues() {
        return placed(SqsClient.builder(), "sqs").build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B placed(B builder, String service) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        Optional.ofNullable(deployment.endpoints().get(service)).ifPresent(builder::endpointOverride);
        deployment.access().ifPresent(access -> builder.region(Region.of(access.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(access.key(), access.secret()))));
        return builder;
    }
}
