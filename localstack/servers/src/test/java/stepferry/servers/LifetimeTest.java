package stepferry.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifetimeTest {
    @TempDir
    Path folder;

    static List<BiFunction<Optional<Path>, Integer, RunningServer>> servers() {
        return List.of(PostgresServer::start, S3Server::start, DynamoServer::start);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void stoppedMeansGone(BiFunction<Optional<Path>, Integer, RunningServer> kind) {
        RunningServer server = kind.apply(Optional.of(folder), FreePort.find());
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        List<ProcessHandle> children = process.descendants().toList();
        server.stop();
        server.stop();
        assertThat(server.alive()).isFalse();
        assertThat(Stream.concat(Stream.of(process), children.stream())).noneMatch(ProcessHandle::isAlive);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void answersOnLoopbackAlone(BiFunction<Optional<Path>, Integer, RunningServer> kind) throws IOException {
        int port = FreePort.find();
        try (RunningServer server = kind.apply(Optional.of(folder), port); Socket loopback = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(server.alive()).isTrue();
            assertThat(loopback.isConnected()).isTrue();
            for (InetAddress address : otherAddresses()) {
                assertThatThrownBy(() -> new Socket(address, port).close())
                        .as("%s", address).isInstanceOf(ConnectException.class);
            }
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).toList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aTakenPortIsNamed(BiFunction<Optional<Path>, Integer, RunningServer> kind) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> kind.apply(Optional.of(folder), taken.getLocalPort()).close())
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageMatching("(?s).*(Address already in use|Failed to bind).*");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aKilledServerStartsAgainOnItsData(BiFunction<Optional<Path>, Integer, RunningServer> kind) {
        RunningServer server = kind.apply(Optional.of(folder), FreePort.find());
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(server.alive()).isFalse();
        server.stop();
        try (RunningServer again = Attempts.onFreePort(port -> kind.apply(Optional.of(folder), port))) {
            assertThat(again.alive()).isTrue();
        }
    }

    @Test
    void aKilledJvmTakesItsServersAndTheirFoldersAlong() throws IOException {
        Process jvm = OtherJvm.start(folder);
        List<ProcessHandle> servers = OtherJvm.servers(jvm);
        assertThat(servers).hasSize(3).allMatch(ProcessHandle::isAlive);
        assertThat(temporaryFolders()).hasSize(3);
        jvm.destroyForcibly();
        servers.forEach(server -> awaitEnd(server));
        awaitNoTemporaryFolders();
    }

    @Test
    void anEndingJvmTakesItsServersAlong() throws IOException, InterruptedException {
        Process jvm = OtherJvm.start(folder);
        List<ProcessHandle> servers = OtherJvm.servers(jvm);
        jvm.getOutputStream().close();
        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        assertThat(temporaryFolders()).isEmpty();
    }

    @Test
    void twoJvmsStartSideBySide() throws IOException {
        Process first = OtherJvm.start(folder);
        Process second = OtherJvm.start(folder);
        try {
            assertThat(CompletableFuture.supplyAsync(() -> serversOf(first)).join()).hasSize(3).allMatch(ProcessHandle::isAlive);
            assertThat(serversOf(second)).hasSize(3).allMatch(ProcessHandle::isAlive);
        } finally {
            first.destroy();
            second.destroy();
            first.onExit().join();
            second.onExit().join();
        }
    }

    @Test
    void aProcessIdOfAnotherProgramDoesNotBarTheStart() throws IOException {
        PostgresServer.start(Optional.of(folder)).stop();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (PostgresServer again = PostgresServer.start(Optional.of(folder))) {
            assertThat(again.alive()).isTrue();
        }
    }

    private static List<ProcessHandle> serversOf(Process jvm) {
        try {
            return OtherJvm.servers(jvm);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A server whose parent was killed is nobody's child: some containers leave it as a zombie, which counts as ended. */
    private static void awaitEnd(ProcessHandle server) {
        await("the end of " + server.pid(), () -> !server.isAlive() || isZombie(server));
    }

    private static boolean isZombie(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
        return !Files.exists(status) || Files.readString(status).contains(") Z ");
    }

    private void awaitNoTemporaryFolders() {
        await("no folder left in " + folder, () -> temporaryFolders().isEmpty());
    }

    private List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("stepferry-")).toList();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String what, Condition condition) {
        org.assertj.core.api.Assertions.assertThatCode(() -> {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!condition.holds()) {
                assertThat(System.nanoTime()).as("%s within 20 s", what).isLessThan(end);
                Thread.onSpinWait();
            }
        }).doesNotThrowAnyException();
    }
}
