package stepferry.bench.contenders;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import stepferry.bench.costs.FunctionLog;
import stepferry.bench.ground.Ground;
import stepferry.cloud.CloudEndpoints;
import stepferry.cloud.Distribution;
import stepferry.cloud.template.Template;
import stepferry.journal.Environments;
import stepferry.journal.Journal;
import stepferry.journal.JournalTable;
import stepferry.journal.RuleSets;
import stepferry.model.Environment;
import stepferry.packages.Bucket;
import stepferry.packages.PackageStore;
import stepferry.packages.S3Clients;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;
import stepferry.servers.ChildCommand;
import stepferry.servers.ChildProcess;

/** The local stack in processes of its own, and its clients. */
public final class Stack implements AutoCloseable {
    /** The JVM that rows pass through. */
    static final String FUNCTIONS = "functions";
    private static final Map<String, String> MAIN_CLASSES = Map.of("FunctionHost", FUNCTIONS, "S3Main", "S3", "DynamoMain", "DynamoDB");

    private final ChildProcess process;
    private final Set<String> registered = new HashSet<>();
    private final CloudEndpoints endpoints;
    private final SecretsManagerClient secrets;
    private final Environments environments;
    final SfnClient stepFunctions;
    final Journal journal;
    final PackageStore packages;
    private final FunctionLog log;

    private Stack(ChildProcess process, CloudEndpoints endpoints, Path folder) {
        this.process = process;
        this.log = new FunctionLog(folder.resolve("functions.log"), Template.read(Distribution.template()).functions().stream()
                .collect(Collectors.toMap(Template.Function::name, Template.Function::memory)));
        this.endpoints = endpoints;
        stepFunctions = client(SfnClient.builder().endpointOverride(endpoints.stepFunctions()));
        secrets = client(SecretsManagerClient.builder().endpointOverride(endpoints.secrets()));
        packages = new PackageStore(new Bucket(client(S3Clients.ofAnotherServer().endpointOverride(endpoints.s3())), endpoints.bucket()));
        var table = new JournalTable(client(DynamoDbClient.builder().endpointOverride(endpoints.dynamo())), endpoints.journal());
        journal = new Journal(table);
        environments = new Environments(table);
        new KnownRuleSets(new RuleSets(table)).store(RuleSetParser.parse("{name: bench-upsert, userDefined: {rule: upsert}}", "bench-upsert"));
    }

    /** Starts everything but the databases; all state lies in the folder. */
    public static Stack start(Path folder) {
        var words = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Cloud.class.getName(), folder.toString());
        var process = ChildProcess.start(new ChildCommand("the local stack", words, Map.of(), folder.resolveSibling("stack.log"),
                Cloud.READY, "TERM", Optional.empty(), Duration.ofMinutes(3)));
        return new Stack(process, CloudEndpoints.running(folder)
                .orElseThrow(() -> new IllegalStateException("The local stack in " + folder + " started and does not answer")), folder);
    }

    /** What its functions say. */
    FunctionLog log() {
        return log;
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(Region.of(endpoints.region())).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(endpoints.accessKey(), endpoints.secretKey())))
                .build();
    }

    /** The environment of a database, registered when it is first asked for. */
    String environment(Ground ground, String database) {
        var name = (ground.engine().name().toLowerCase(Locale.ROOT) + "-" + database).replace('_', '-');
        if (registered.add(name)) {
            var secret = "stepferry/env/" + name;
            secrets.createSecret(r -> r.name(secret).secretString("{\"password\":\"" + ground.password() + "\"}"));
            environments.put(new Environment(name, ground.url(database), ground.user(), secret, ground.schema(database), "generic"));
        }
        return name;
    }

    String machine(String name) {
        return endpoints.machines().get(name);
    }

    /** Its JVMs by what they are: {@value #FUNCTIONS}, the engine of the state machines, and the stores. */
    Map<String, Long> processes() {
        var found = new LinkedHashMap<String, Long>();
        Stream.concat(ProcessHandle.of(process.pid()).stream(), ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::descendants))
                .filter(each -> each.info().command().filter(command -> command.endsWith("java")).isPresent())
                .forEach(each -> found.put(kind(each), each.pid()));
        return found;
    }

    private static String kind(ProcessHandle process) {
        var words = process.info().commandLine().orElse("");
        return MAIN_CLASSES.entrySet().stream().filter(main -> words.contains(main.getKey())).map(Map.Entry::getValue).findFirst().orElse("engine");
    }

    @Override
    public void close() {
        process.stop();
    }
}
