package stepferry.cloud.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepferry.cloud.template.Template;
import stepferry.servers.ChildCommand;
import stepferry.servers.ChildProcess;

/** Keeps the functions' JVM running on its port: when it dies, as Lambdas do, the next one takes its place. */
public final class FunctionKeeper implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ChildCommand command;
    private final Thread watch;
    private volatile ChildProcess process;
    private volatile boolean closing;

    private FunctionKeeper(ChildCommand command) {
        this.command = command;
        this.process = ChildProcess.start(command);
        this.watch = Thread.ofVirtual().name("function-keeper").start(this::keep);
    }

    /**
     * Starts the JVM and waits until it answers.
     *
     * @param port where it answers; fixed, because the state machines' engine knows it
     * @param jars the class path
     * @param functions handler and timeout of each
     * @param environment the variables that the functions see
     */
    public static FunctionKeeper start(int port, String jars, List<Template.Function> functions, Map<String, String> environment, Path log) {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m", "--enable-native-access=ALL-UNNAMED",
                "-cp", jars, FunctionHost.class.getName(), Integer.toString(port)));
        functions.forEach(function -> words.add(function.name() + "=" + function.handler() + "@" + function.timeout()));
        return new FunctionKeeper(new ChildCommand("the functions on 127.0.0.1:" + port, words, environment, log,
                FunctionHost.READY + port, "TERM", Optional.empty(), START_LIMIT));
    }

    /** The process that runs the functions now; for tests that kill it. */
    public long pid() {
        return process.pid();
    }

    private void keep() {
        while (!closing) {
            ProcessHandle.of(process.pid()).ifPresent(handle -> handle.onExit().join());
            if (!closing) {
                process = ChildProcess.start(command);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        process.stop();
        watch.interrupt();
    }
}
