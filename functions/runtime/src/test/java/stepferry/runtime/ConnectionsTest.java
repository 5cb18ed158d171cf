package stepferry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import stepferry.journal.Environments;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;
import stepferry.servers.PostgresServer;
import stepferry.servers.SharedServers;
import stepferry.servers.secrets.SecretsServer;

/** From an environment's name to its database, through its secret. */
class ConnectionsTest {
    private final PostgresServer postgres = SharedServers.postgres();
    private final SecretsServer server = SecretsServer.start(Optional.empty());
    private final SecretsManagerClient secrets = Surroundings.secrets(server.endpoint());
    private final Environments environments = new Environments(Surroundings.journal());
    private final Connections connections = new Connections(environments, secrets);
    private final String name = "env-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void close() {
        secrets.close();
        server.close();
    }

    private void secret(String text) {
        secrets.createSecret(r -> r.name("secret").secretString(text));
        environment();
    }

    private void environment() {
        environments.put(new Environment(name, postgres.jdbcUrl("postgres"), postgres.user(), "secret", "public", "generic"));
    }

    private StepferryException failure() {
        return catchThrowableOfType(StepferryException.class, () -> connections.open(name).close());
    }

    private static String everythingSaid(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theSecretIsThePassword() {
        secret(postgres.password());

        connections.open(name).close();
    }

    @Test
    void theSecretMayBeJsonAsTheServiceRotatesIt() {
        secret("{\"username\":\"u\",\"password\":\"" + postgres.password() + "\",\"port\":5432}");

        connections.open(name).close();
    }

    @Test
    void aWrongPasswordIsNotRepeated() {
        secret("hunter2");
        var e = failure();

        assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining(postgres.user());
        assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_LOGIN_REFUSED);
        assertThat(everythingSaid(e)).doesNotContain("hunter2");
    }

    @Test
    void jsonWithoutThePasswordIsToldWithoutItsContent() {
        secret("{\"pass\":\"hunter2\"}");
        unreadable("no field 'password'");
    }

    @Test
    void brokenJsonIsToldWithoutItsContent() {
        secret("{\"password\":\"hunter2");
        unreadable("no field 'password'");
    }

    @Test
    void aPasswordThatIsNoTextIsRefused() {
        secret("{\"password\":{\"hunter2\":1}}");
        unreadable("no field 'password'");
    }

    @Test
    void aSecretOfBytesIsRefused() {
        secrets.createSecret(r -> r.name("secret").secretBinary(SdkBytes.fromUtf8String("hunter2")));
        environment();
        unreadable("bytes");
    }

    @Test
    void aSecretThatIsNotThereIsNamed() {
        environment();
        unreadable("ResourceNotFoundException");
    }

    private void unreadable(String why) {
        var e = failure();

        assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining("'secret'").hasMessageContaining(name).hasMessageContaining(why);
        assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNREADABLE);
        assertThat(everythingSaid(e)).doesNotContain("hunter2");
    }

    @Test
    void whoMayNotReadTheSecretIsToldWhichPermissionIsMissing() throws IOException {
        environment();
        var denying = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        denying.createContext("/", exchange -> {
            try (exchange) {
                var body = ("{\"__type\":\"AccessDeniedException\",\"Message\":\"User: arn:aws:sts::1:assumed-role/Apply is not authorized to perform:"
                        + " secretsmanager:GetSecretValue on resource: secret\"}").getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(400, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        denying.start();
        try (var client = Surroundings.secrets(URI.create("http://127.0.0.1:" + denying.getAddress().getPort()))) {
            var e = catchThrowableOfType(StepferryException.class, () -> new Connections(environments, client).open(name).close());
            assertThat(e).isInstanceOf(Rejected.class).hasMessageContaining("not authorized to perform: secretsmanager:GetSecretValue");
            assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNREADABLE);
        } finally {
            denying.stop(0);
        }
    }

    @Test
    void aStoreThatIsAwayIsTriedAgain() {
        environment();
        try (var away = Surroundings.secrets(URI.create("http://127.0.0.1:1"))) {
            assertThat(catchThrowableOfType(StepferryException.class, () -> new Connections(environments, away).open(name).close()))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anUnknownEnvironmentIsNamed() {
        assertThat(catchThrowableOfType(Rejected.class, () -> connections.open("nowhere").close()).code())
                .isEqualTo(ErrorCode.ENVIRONMENT_UNKNOWN);
    }
}
