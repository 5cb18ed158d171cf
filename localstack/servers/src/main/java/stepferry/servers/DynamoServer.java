package stepferry.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.servers.child.DynamoMain;

/**
 * DynamoDB Local on loopback. One database for every region and every access key; the keys are not checked, but a client
 * must send some.
 */
public final class DynamoServer implements RunningServer {
    private final ChildProcess process;
    private final int port;

    private DynamoServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts with the tables kept in {@code data}, or with none, in memory. */
    public static DynamoServer start(Optional<Path> data) {
        return Attempts.onFreePort(port -> start(data, port));
    }

    /** Starts on a port of the caller's choice; {@link ServerUnavailable} says so when it is taken. */
    public static DynamoServer start(Optional<Path> data, int port) {
        Optional<Path> temporary = data.isPresent() ? Optional.empty() : Optional.of(Folders.temporary("dynamodb"));
        Path folder = Folders.made(data.or(() -> temporary).orElseThrow());
        List<String> arguments = new ArrayList<>(List.of("-port", Integer.toString(port), "-sharedDb", "-disableTelemetry"));
        arguments.addAll(data.isPresent() ? List.of("-dbPath", folder.toString()) : List.of("-inMemory"));
        return new DynamoServer(
                ChildProcess.start(new ChildCommand(
                        "DynamoDB Local on 127.0.0.1:" + port,
                        ChildJvm.words("dynamodb-local", DynamoMain.class, List.of("-Xmx256m"), arguments),
                        Map.of(), folder.resolve("dynamodb.log"), DynamoMain.READY, "TERM", temporary, Duration.ofSeconds(60))),
                port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public void stop() {
        process.stop();
    }
}
