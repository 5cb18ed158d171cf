package stepferry.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a picture of a function holds, and what it must not hold. */
class PrimingTest {
    @TempDir
    Path folder;

    @Test
    void whatAFirstInvocationNeedsIsLoadedNobodyIsCalledAndTheFunctionWorksAfterwards() throws Exception {
        try (var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var said = run("http://127.0.0.1:" + listening.getLocalPort());

            assertThat(said).contains("answer: \"primed\"");
            assertThat(number(said, "sockets after: ")).isEqualTo(number(said, "sockets before: "));
            assertThat(callers(listening)).as("connections to what stands for AWS").isZero();
        }
        assertThat(Files.readString(folder.resolve("classes.log"))).contains("org.postgresql.jdbc.PgConnection ", "org.mariadb.jdbc.Driver ",
                "org.jooq.impl.DefaultBinding", "com.github.luben.zstd.Zstd ", "services.dynamodb.model.GetItemResponse ",
                "services.secretsmanager.model.GetSecretValueResponse ", "services.s3.model.PutObjectResponse ");
    }

    private String run(String endpoint) throws IOException, InterruptedException {
        var out = folder.resolve("out.log");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + folder.resolve("classes.log"), "-cp", System.getProperty("java.class.path"),
                PrimedFunction.class.getName()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("AWS_ENDPOINT_URL", endpoint, "STEPFERRY_JOURNAL", "journal", "STEPFERRY_BUCKET", "packages",
                "STEPFERRY_SECRETS", "stepferry/", "AWS_REGION", "eu-central-1"));
        builder.environment().remove("AWS_ACCESS_KEY_ID");
        builder.environment().remove("AWS_SECRET_ACCESS_KEY");
        var process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(out, UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static long number(String said, String after) {
        return said.lines().filter(line -> line.startsWith(after)).mapToLong(line -> Long.parseLong(line.substring(after.length()))).findFirst().orElseThrow();
    }

    private static int callers(ServerSocket listening) throws IOException {
        listening.setSoTimeout(200);
        int callers = 0;
        try {
            while (true) {
                listening.accept().close();
                callers++;
            }
        } catch (SocketTimeoutException _) {
            return callers;
        }
    }
}
