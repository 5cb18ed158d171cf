package stepferry.runtime;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
import stepferry.packages.S3Clients;
import stepferry.runtime.telemetry.Attempts;

/** The AWS clients. Endpoints, region and credentials are the SDK's own business: it reads them from the environment. */
@Factory
final class Clients {
    @Singleton
    @Bean(preDestroy = "close")
    SdkHttpClient http() {
        return UrlConnectionHttpClient.create();
    }

    @Singleton
    Attempts attempts() {
        return new Attempts();
    }

    @Singleton
    @Bean(preDestroy = "close")
    S3Client s3(SdkHttpClient http, Attempts attempts) {
        return s3(attempts).httpClient(http).build();
    }

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbClient dynamo(SdkHttpClient http, Attempts attempts) {
        return dynamo(attempts).httpClient(http).build();
    }

    @Singleton
    @Bean(preDestroy = "close")
    SecretsManagerClient secrets(SdkHttpClient http, Attempts attempts) {
        return secrets(attempts).httpClient(http).build();
    }

    @Singleton
    @Bean(preDestroy = "close")
    SsmClient parameters(SdkHttpClient http, Attempts attempts) {
        return counted(SsmClient.builder(), attempts).httpClient(http).build();
    }

    static S3ClientBuilder s3(Attempts attempts) {
        boolean elsewhere = Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL").anyMatch(System.getenv()::containsKey);
        return counted(elsewhere ? S3Clients.ofAnotherServer() : S3Clients.ofAws(), attempts);
    }

    static DynamoDbClientBuilder dynamo(Attempts attempts) {
        return counted(DynamoDbClient.builder(), attempts);
    }

    static SecretsManagerClientBuilder secrets(Attempts attempts) {
        return counted(SecretsManagerClient.builder(), attempts);
    }

    private static <B extends SdkClientBuilder<B, C>, C> B counted(B builder, Attempts attempts) {
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder().addExecutionInterceptor(attempts).build());
    }
}
