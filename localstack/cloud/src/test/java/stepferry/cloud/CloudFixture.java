package stepferry.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import stepferry.cloud.places.EmbeddedPlace;
import stepferry.cloud.places.Place;
import stepferry.cloud.places.Places;
import stepferry.cloud.template.Template;
import stepferry.journal.Environments;
import stepferry.journal.Journal;
import stepferry.journal.JournalTable;
import stepferry.journal.Pauses;
import stepferry.journal.ProgressRecords;
import stepferry.journal.RuleSets;
import stepferry.model.Engine;
import stepferry.model.Environment;
import stepferry.model.Guards;
import stepferry.model.Pause;
import stepferry.model.RunEvent;
import stepferry.model.variables.VariablePlace;
import stepferry.packages.Bucket;
import stepferry.packages.PackageStore;
import stepferry.packages.RunPlans;
import stepferry.packages.S3Clients;
import stepferry.servers.PostgresServer;
import stepferry.servers.mariadb.SharedMariaDb;

/** One place for all scenarios of a JVM, the embedded cloud unless another is chosen, and what scenarios do with it. */
public final class CloudFixture {
    public static final CloudFixture SHARED = new CloudFixture(Places.open());
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** A place may know the names of an earlier JVM. */
    private static final String OF_THIS_JVM = "x" + Long.toString(System.currentTimeMillis() % 1_000_000_000, 36) + "x";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Place place;
    final String bucket;
    final String table;
    final SfnClient stepFunctions;
    final S3Client s3;
    public final Journal journal;
    final Pauses pauses;
    final Environments environments;
    public final RuleSets ruleSets;
    public final PackageStore packages;
    public final RunPlans plans;
    public final ProgressRecords progress;
    final SecretsManagerClient secrets;
    final DynamoDbClient dynamo;

    private CloudFixture(Place place) {
        this.place = place;
        Runtime.getRuntime().addShutdownHook(new Thread(place::close));
        bucket = place.output("PackageBucket");
        table = place.output("JournalTable");
        stepFunctions = client(SfnClient.builder(), "sfn");
        s3 = client(S3Clients.ofAnotherServer(), "s3");
        secrets = client(SecretsManagerClient.builder(), "secretsmanager");
        dynamo = client(DynamoDbClient.builder(), "dynamodb");
        var items = new JournalTable(dynamo, table);
        journal = new Journal(items);
        pauses = new Pauses(items);
        progress = new ProgressRecords(items);
        environments = new Environments(items);
        ruleSets = new RuleSets(items);
        packages = new PackageStore(new Bucket(s3, bucket));
        plans = new RunPlans(new Bucket(s3, bucket));
    }

    /** A cloud of its own, of a template that differs from the project's; the caller closes it. */
    static CloudFixture of(Template template) {
        return new CloudFixture(new EmbeddedPlace(LocalCloud.start(Optional.empty(), template)));
    }

    /** A cloud that somebody else closes, with databases that outlive it. */
    static CloudFixture of(LocalCloud cloud, PostgresServer databases) {
        return new CloudFixture(new EmbeddedPlace(cloud, Optional.of(databases)));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, String service) {
        return builder.endpointOverride(place.endpoint(service)).region(place.region()).credentialsProvider(place.credentials())
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    /** The embedded cloud itself, for scenarios that run nowhere else. */
    LocalCloud embedded() {
        return place.embedded().orElseThrow();
    }

    /** The folder of all that this machine keeps of the place. */
    Optional<Path> folder() {
        return place.folder();
    }

    public PostgresServer postgres() {
        return embedded().postgres();
    }

    /** What opens the databases of {@link #environment}. */
    public String password() {
        return place.databases().password();
    }

    /** The environment as whoever runs the scenarios reaches its database. */
    Environment reached(Environment environment) {
        return new Environment(environment.name(), place.databases().reached(environment.url()), environment.user(), environment.secret(),
                environment.schema(), environment.profile(), environment.variables(), environment.guards());
    }

    /** The ARN of a machine that has the name of its file. */
    String machine(String name) {
        return place.output(Character.toUpperCase(name.charAt(0)) + name.substring(1) + "StateMachine");
    }

    /** A new environment on an empty database; its name begins with the given word. */
    public Environment environment(String word, String profile) {
        var name = name(word);
        var databases = place.databases();
        return register(name, databases.create(name), databases.user(), databases.password(), "public", profile);
    }

    /** Says where an environment keeps its variables. */
    Environment keeping(Environment environment, VariablePlace place) {
        var placed = new Environment(environment.name(), environment.url(), environment.user(), environment.secret(), environment.schema(),
                environment.profile(), place, environment.guards());
        environments.put(placed);
        return placed;
    }

    /** A name that nothing else has, beginning with the given word. */
    public static String name(String word) {
        return word + OF_THIS_JVM + NUMBER.incrementAndGet();
    }

    /** Registers a database of any server. */
    public Environment register(String name, String url, String user, String password, String schema, String profile) {
        secrets.createSecret(r -> r.name("stepferry/env/" + name).secretString("{\"password\":\"" + password + "\"}"));
        var environment = new Environment(name, url, user, "stepferry/env/" + name, schema, profile);
        environments.put(environment);
        return environment;
    }

    /** The same environment, which from now on demands something of promotions into it. */
    Environment guarded(Environment environment, Guards guards) {
        var guarded = new Environment(environment.name(), environment.url(), environment.user(), environment.secret(), environment.schema(),
                environment.profile(), environment.variables(), guards);
        environments.put(guarded);
        return guarded;
    }

    /** Answers a run that waits. */
    void answer(Pause pause, String output) {
        stepFunctions.sendTaskSuccess(r -> r.taskToken(pause.token()).output(output));
    }

    /** Waits until the run waits for a person, and returns for what. */
    Pause awaitPause(String run, Predicate<Pause> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var pause = pauses.find(run).filter(wanted);
            if (pause.isPresent() && submitted(run)) {
                return pause.get();
            }
            if (System.nanoTime() > end || journal.find(run).filter(found -> found.status().terminal()).isPresent()) {
                throw new AssertionError("never waited: " + journal.find(run) + " " + journal.events(run));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Whether the function that noted the pause has returned, too: not every place sees an answer that was faster. */
    private boolean submitted(String run) {
        return stepFunctions.getExecutionHistory(r -> r.executionArn(journal.read(run).execution()).reverseOrder(true).maxResults(1)).events().stream()
                .anyMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED);
    }

    /** A new environment on an empty database of MariaDB. */
    public Environment onMariaDb(String word, String profile) {
        var name = name(word);
        var server = SharedMariaDb.server();
        server.createDatabase(name);
        secrets.createSecret(r -> r.name("stepferry/env/" + name).secretString("{\"password\":\"" + server.password() + "\"}"));
        var environment = new Environment(name, server.jdbcUrl(name), server.user(), "stepferry/env/" + name, name, profile);
        environments.put(environment);
        return environment;
    }

    public Connection connect(Environment environment) throws SQLException {
        return environment.engine() == Engine.MARIADB
                ? DriverManager.getConnection(environment.url(), SharedMariaDb.server().user(), SharedMariaDb.server().password())
                : DriverManager.getConnection(reached(environment).url(), place.databases().user(), place.databases().password());
    }

    public void execute(Environment environment, String... statements) throws SQLException {
        try (var connection = connect(environment); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public List<String> query(Environment environment, String sql) throws SQLException {
        try (var connection = connect(environment); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Starts a machine under a run id and waits for its end. */
    public DescribeExecutionResponse run(String machine, String id, String input) {
        return await(start(machine, id, input));
    }

    String start(String machine, String id, String input) {
        return stepFunctions.startExecution(r -> r.stateMachineArn(machine(machine)).name(id).input(input)).executionArn();
    }

    DescribeExecutionResponse await(String execution) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var now = stepFunctions.describeExecution(r -> r.executionArn(execution));
            if (now.status() != ExecutionStatus.RUNNING) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("still running: " + journal.events(now.name()));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Waits until a run's journal says that a step began, ended or failed. */
    void awaitEvent(String execution, String step, RunEvent.Kind kind) {
        var run = execution.substring(execution.lastIndexOf(':') + 1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (journal.events(run).stream().noneMatch(event -> event.step().equals(step) && event.kind() == kind)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(step + " never " + kind.word() + ": " + journal.events(run));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Waits until a query gives that one value; while there is nothing to ask yet, too. */
    public void awaitValue(Environment environment, String query, String wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!given(environment, query).equals(List.of(wanted))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never " + wanted + ": " + query);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private List<String> given(Environment environment, String query) {
        try {
            return query(environment, query);
        } catch (SQLException e) {
            return List.of(e.getMessage());
        }
    }

    public static String id(String word) {
        return word + "-" + NUMBER.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
    }

    /** Runs a script as pg_dump writes it: statements, and COPY blocks. */
    void load(Environment environment, Path script) throws IOException, SQLException {
        var in = script.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(script)) : Files.newInputStream(script);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)); var connection = connect(environment)) {
            var sql = new StringBuilder();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("\\restrict") || line.startsWith("\\unrestrict")) {
                    continue;
                }
                if (line.startsWith("COPY ") && line.endsWith("FROM stdin;")) {
                    execute(connection, sql);
                    copy(connection, line, reader);
                } else {
                    sql.append(line).append('\n');
                }
            }
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, StringBuilder sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
        sql.setLength(0);
    }

    private static void copy(Connection connection, String statement, BufferedReader reader) throws IOException, SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.replace(";", ""));
        for (var line = reader.readLine(); !line.equals("\\."); line = reader.readLine()) {
            var row = (line + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
        }
        copy.endCopy();
    }
}
