package stepferry.runtime;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import stepferry.journal.Environments;
import stepferry.journal.Journal;
import stepferry.journal.JournalTable;
import stepferry.journal.Leases;
import stepferry.journal.Pauses;
import stepferry.journal.ProgressRecords;
import stepferry.journal.RuleSets;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.packages.Bucket;
import stepferry.packages.PackageStore;
import stepferry.packages.RunLoads;
import stepferry.packages.RunPlans;
import stepferry.packages.RunScripts;
import stepferry.runtime.telemetry.Metrics;
import stepferry.variables.ParametersAccess;
import stepferry.variables.RunValues;
import stepferry.variables.SecretsAccess;
import stepferry.variables.stores.VariableStores;

/** The stores, at the places that the template names. */
@Factory
final class Stores {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    Metrics metrics(Clock clock) {
        return new Metrics(Optional.ofNullable(System.getenv("STEPFERRY_STACK")).orElse("local"), clock);
    }

    @Singleton
    JournalTable table(DynamoDbClient dynamo) {
        return new JournalTable(dynamo, setting("STEPFERRY_JOURNAL"));
    }

    @Singleton
    Journal journal(JournalTable table) {
        return new Journal(table);
    }

    @Singleton
    Pauses pauses(JournalTable table) {
        return new Pauses(table);
    }

    @Singleton
    ProgressRecords progress(JournalTable table) {
        return new ProgressRecords(table);
    }

    @Singleton
    Leases leases(JournalTable table, Clock clock) {
        return new Leases(table, clock);
    }

    @Singleton
    Environments environments(JournalTable table) {
        return new Environments(table);
    }

    @Singleton
    RuleSets ruleSets(JournalTable table) {
        return new RuleSets(table);
    }

    @Singleton
    Bucket bucket(S3Client s3) {
        return new Bucket(s3, setting("STEPFERRY_BUCKET"));
    }

    @Singleton
    PackageStore packages(Bucket bucket) {
        return new PackageStore(bucket);
    }

    @Singleton
    RunScripts scripts(Bucket bucket) {
        return new RunScripts(bucket);
    }

    @Singleton
    RunLoads loads(Bucket bucket) {
        return new RunLoads(bucket);
    }

    @Singleton
    SecretsAccess secrets(SecretsManagerClient client) {
        return new SecretsAccess(client);
    }

    @Singleton
    RunValues values(SecretsAccess secrets) {
        return new RunValues(secrets, setting("STEPFERRY_SECRETS"));
    }

    @Singleton
    VariableStores variables(SecretsAccess secrets, BeanProvider<SsmClient> parameters) {
        return new VariableStores(secrets, new ParametersAccess(parameters::get));
    }

    @Singleton
    RunPlans plans(Bucket bucket) {
        return new RunPlans(bucket);
    }

    private static String setting(String name) {
        return Optional.ofNullable(System.getenv(name)).orElseThrow(() -> new Rejected(ErrorCode.REQUEST_INVALID,
                "The function was deployed without " + name + ": deploy it with the project's template"));
    }
}
