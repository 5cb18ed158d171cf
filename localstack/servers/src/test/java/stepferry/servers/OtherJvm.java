package stepferry.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * What a test starts in a JVM of its own: one server of each kind;
 * prints their process ids and ports, then waits to be ended.
 */
public final class OtherJvm {
    private OtherJvm() {}

    public static void main(String[] arguments) throws IOException {
        List<CompletableFuture<? extends RunningServer>> servers = List.of(
                CompletableFuture.supplyAsync(() -> PostgresServer.start(Optional.empty())),
                CompletableFuture.supplyAsync(() -> S3Server.start(Optional.empty())),
                CompletableFuture.supplyAsync(() -> DynamoServer.start(Optional.empty())));
        String pids = servers.stream().map(server -> Long.toString(server.join().pid())).collect(Collectors.joining(" "));
        System.out.println("PIDS " + pids);
        System.in.read();
    }

    static Process start(Path temporary) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx64m",
                        "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"), OtherJvm.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static List<ProcessHandle> servers(Process jvm) throws IOException {
        String line = jvm.inputReader().readLine();
        if (line == null || !line.startsWith("PIDS ")) {
            throw new IOException("The other JVM did not start its servers: " + line);
        }
        return List.of(line.substring(5).split(" ")).stream()
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow()).toList();
    }
}
