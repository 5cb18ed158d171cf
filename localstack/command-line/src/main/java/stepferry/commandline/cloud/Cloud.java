package stepferry.commandline.cloud;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import stepferry.journal.Environments;
import stepferry.journal.Journal;
import stepferry.journal.JournalTable;
import stepferry.journal.Pauses;
import stepferry.journal.ProgressRecords;
import stepferry.journal.RuleSets;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.packages.Bucket;
import stepferry.packages.PackageStore;
import stepferry.packages.RunPlans;
import stepferry.packages.RunScripts;
import stepferry.rules.KnownRuleSets;
import stepferry.variables.ParametersAccess;
import stepferry.variables.RunValues;
import stepferry.variables.SecretsAccess;
import stepferry.variables.stores.VariableStores;

/** The clients and stores of one deployment. Closing it ends the local stack too, if it was started for this. */
public final class Cloud implements AutoCloseable {
    private final Deployment deployment;
    private final Optional<AutoCloseable> own;
    private final Lazy<SfnClient> sfn;
    private final Lazy<S3Client> s3;
    private final Lazy<DynamoDbClient> dynamo;
    private final Lazy<SecretsManagerClient> secrets;
    private final Lazy<SsmClient> parameters;
    private final Lazy<SchedulerClient> scheduler;
    private final Lazy<SqsClient> queues;

    Cloud(Deployment deployment, Optional<AutoCloseable> own) {
        this.deployment = deployment;
        this.own = own;
        var clients = new Clients(deployment);
        this.sfn = new Lazy<>(clients::sfn);
        this.s3 = new Lazy<>(clients::s3);
        this.dynamo = new Lazy<>(clients::dynamo);
        this.secrets = new Lazy<>(clients::secrets);
        this.parameters = new Lazy<>(clients::parameters);
        this.scheduler = new Lazy<>(clients::scheduler);
        this.queues = new Lazy<>(clients::queues);
    }

    /** Whether everything runs on this machine, so that asking often costs nothing. */
    public boolean local() {
        return deployment.local();
    }

    /** Whether the cloud ends with the command: nothing can be left to go on by itself. */
    public boolean endsWithCommand() {
        return own.isPresent();
    }

    public SfnClient stepFunctions() {
        return sfn.get();
    }

    /**
     * The ARN of a machine.
     *
     * @throws Rejected if the deployment does not say
     */
    public String machine(String name) {
        return Optional.ofNullable(deployment.machines().get(name)).orElseThrow(() -> new Rejected(ErrorCode.REQUEST_INVALID,
                "The ARN of the machine '" + name + "' is not known: set STEPFERRY_" + name.toUpperCase(java.util.Locale.ROOT)));
    }

    public SchedulerClient scheduler() {
        return scheduler.get();
    }

    public SqsClient queues() {
        return queues.get();
    }

    /**
     * What schedules are made with.
     *
     * @throws Rejected if the deployment does not say
     */
    public Scheduling scheduling() {
        return deployment.scheduling().orElseThrow(() -> new Rejected(ErrorCode.REQUEST_INVALID,
                "The deployment does not say where its schedules are: deploy the project's template as it is now, or set all of "
                        + String.join(", ", NamedStack.SCHEDULING)));
    }

    public SecretsManagerClient secrets() {
        return secrets.get();
    }

    /** The values that are given for runs. */
    public RunValues runValues() {
        return new RunValues(secretsAccess(), RunValues.USUAL_PREFIX);
    }

    /** Finds where environments keep variables. */
    public VariableStores variableStores() {
        return new VariableStores(secretsAccess(), new ParametersAccess(parameters::get));
    }

    private SecretsAccess secretsAccess() {
        return new SecretsAccess(secrets.get());
    }

    public Environments environments() {
        return new Environments(table());
    }

    public Journal journal() {
        return new Journal(table());
    }

    public Pauses pauses() {
        return new Pauses(table());
    }

    public ProgressRecords progress() {
        return new ProgressRecords(table());
    }

    public RuleSets storedRuleSets() {
        return new RuleSets(table());
    }

    public KnownRuleSets ruleSets() {
        return new KnownRuleSets(storedRuleSets());
    }

    public PackageStore packages() {
        return new PackageStore(new Bucket(s3.get(), deployment.bucket()));
    }

    public RunScripts scripts() {
        return new RunScripts(new Bucket(s3.get(), deployment.bucket()));
    }

    public RunPlans plans() {
        return new RunPlans(new Bucket(s3.get(), deployment.bucket()));
    }

    public JournalTable table() {
        return new JournalTable(dynamo.get(), deployment.journal());
    }

    @Override
    public void close() {
        for (AutoCloseable part : List.of(sfn, s3, dynamo, secrets, parameters, scheduler, queues)) {
            close(part);
        }
        own.ifPresent(Cloud::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A client could not be closed", e);
        }
    }
}
