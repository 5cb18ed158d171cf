package stepferry.bench.coldstart;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import stepferry.cloud.CloudEndpoints;
import stepferry.cloud.LocalCloud;
import stepferry.journal.Environments;
import stepferry.journal.JournalTable;
import stepferry.journal.Leases;
import stepferry.model.Environment;
import stepferry.model.Json;

/** What the functions find around them: two databases of a few tables, known by name. */
final class ColdGround implements AutoCloseable {
    private static final String SECRET = "stepferry/env/cold";

    private final CloudEndpoints endpoints;
    private final DynamoDbClient dynamo;
    private final Environment target;
    private String latest = "";

    private ColdGround(CloudEndpoints endpoints, DynamoDbClient dynamo, Environment target) {
        this.endpoints = endpoints;
        this.dynamo = dynamo;
        this.target = target;
    }

    static ColdGround lay(LocalCloud cloud) throws SQLException {
        var endpoints = cloud.endpoints();
        var postgres = cloud.postgres();
        try (var secrets = SecretsManagerClient.builder().endpointOverride(endpoints.secrets()).region(Region.of(endpoints.region()))
                .credentialsProvider(keys(endpoints)).httpClient(UrlConnectionHttpClient.create()).build()) {
            secrets.createSecret(r -> r.name(SECRET).secretString("{\"password\":\"" + postgres.password() + "\"}"));
        }
        var dynamo = DynamoDbClient.builder().endpointOverride(endpoints.dynamo()).region(Region.of(endpoints.region()))
                .credentialsProvider(keys(endpoints)).httpClient(UrlConnectionHttpClient.create()).build();
        var environments = new Environments(new JournalTable(dynamo, endpoints.journal()));
        var target = new Environment("prod", postgres.jdbcUrl("cold_prod"), postgres.user(), SECRET, "public", "generic");
        var source = new Environment("dev", postgres.jdbcUrl("cold_dev"), postgres.user(), SECRET, "public", "generic");
        for (var each : List.of(source, target)) {
            postgres.createDatabase("cold_" + each.name());
            fill(each, postgres.password());
            environments.put(each);
        }
        return new ColdGround(endpoints, dynamo, target);
    }

    private static void fill(Environment environment, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(environment.url(), environment.user(), password);
                var statement = connection.createStatement()) {
            for (int i = 0; i < 5; i++) {
                statement.execute("create table setting_" + i + " (id bigint primary key, name text not null, value jsonb)");
                statement.execute("insert into setting_" + i + " select n, 'name ' || n, '{\"a\": 1}' from generate_series(1, 200) n");
            }
        }
    }

    /** What the functions see; the URL of S3 and all others, and keys. */
    Map<String, String> variables() {
        var variables = new HashMap<>(Map.of("AWS_REGION", endpoints.region(), "AWS_ACCESS_KEY_ID", endpoints.accessKey(),
                "AWS_SECRET_ACCESS_KEY", endpoints.secretKey(), "STEPFERRY_BUCKET", endpoints.bucket(), "STEPFERRY_JOURNAL", endpoints.journal(),
                "STEPFERRY_SECRETS", "stepferry/", "STEPFERRY_STACK", "bench"));
        Map.<String, URI>of("S3", endpoints.s3(), "DYNAMODB", endpoints.dynamo(), "SECRETS_MANAGER", endpoints.secrets(), "SSM", endpoints.secrets())
                .forEach((service, url) -> variables.put("AWS_ENDPOINT_URL_" + service, url.toString()));
        return variables;
    }

    List<Errand> errands() {
        return List.of(
                new Errand("Admit of a promotion", "stepferry.admit.AdmitHandler::handleRequest", this::promotion, this::giveBack, "\"token\""),
                new Errand("Export of five tables", "stepferry.export.ExportHandler::handleRequest", this::export, () -> {}, "\"digest\""),
                new Errand("an input that is refused", "stepferry.admit.AdmitHandler::handleRequest", () -> "{}", () -> {}, "REQUEST_INVALID"));
    }

    private String promotion() {
        latest = "cold-" + UUID.randomUUID();
        return Json.text(Map.of("id", latest, "execution", latest, "kind", "promotion", "request", Map.of("source", "dev", "target", "prod")));
    }

    private void giveBack() {
        new Leases(new JournalTable(dynamo, endpoints.journal()), Clock.systemUTC()).release(target.place(), latest);
    }

    private String export() {
        var id = "cold-" + UUID.randomUUID();
        return Json.text(Map.of("id", id, "execution", id, "environment", "dev"));
    }

    private static StaticCredentialsProvider keys(CloudEndpoints endpoints) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(endpoints.accessKey(), endpoints.secretKey()));
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
