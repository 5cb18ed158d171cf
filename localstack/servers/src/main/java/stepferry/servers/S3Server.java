package stepferry.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.servers.child.S3Main;

/**
 * An S3 server on loopback that keeps its buckets in a folder. Requests must be signed with {@link #accessKey} and
 * {@link #secretKey}, use path style and any region. Buckets are made by the caller.
 */
public final class S3Server implements RunningServer {
    private static final String ACCESS_KEY = "local";
    private static final String SECRET_KEY = "local-secret";

    private final ChildProcess process;
    private final int port;

    private S3Server(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts with the buckets in {@code data}, or with none and a folder that goes away with the server. */
    public static S3Server start(Optional<Path> data) {
        return Attempts.onFreePort(port -> start(data, port));
    }

    /** Starts on a port of the caller's choice; {@link ServerUnavailable} says so when it is taken. */
    public static S3Server start(Optional<Path> data, int port) {
        Optional<Path> temporary = data.isPresent() ? Optional.empty() : Optional.of(Folders.temporary("s3"));
        Path folder = Folders.made(data.or(() -> temporary).orElseThrow());
        Path buckets = Folders.made(folder.resolve("buckets"));
        List<String> options = List.of("-Xmx256m", "-Dlogback.configurationFile=stepferry/servers/child/s3-logback.xml");
        return new S3Server(
                ChildProcess.start(new ChildCommand(
                        "The S3 server on 127.0.0.1:" + port,
                        ChildJvm.words("s3proxy", S3Main.class, options, List.of(Integer.toString(port), buckets.toString())),
                        Map.of(S3Main.ACCESS_KEY, ACCESS_KEY, S3Main.SECRET_KEY, SECRET_KEY),
                        folder.resolve("s3.log"), S3Main.READY, "TERM", temporary, Duration.ofSeconds(60))),
                port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String accessKey() {
        return ACCESS_KEY;
    }

    public String secretKey() {
        return SECRET_KEY;
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
