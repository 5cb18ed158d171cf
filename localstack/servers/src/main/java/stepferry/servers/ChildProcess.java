package stepferry.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server's process. It ends when {@link #stop} is called, when this JVM exits, and also when this JVM is killed: a guard
 * beside it reads a pipe that breaks with us.
 */
public final class ChildProcess {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Process process;
    private final ChildCommand command;

    private ChildProcess(Process process, ChildCommand command) {
        this.process = process;
        this.command = command;
    }

    /** Starts the command and waits until its log says that it is ready. A process that fails to get there is ended. */
    public static ChildProcess start(ChildCommand command) {
        ChildProcess child = new ChildProcess(spawn(command), command);
        LiveChildren.add(child);
        try {
            child.awaitReady();
            return child;
        } catch (RuntimeException e) {
            child.stop();
            throw e;
        }
    }

    private static Process spawn(ChildCommand command) {
        try {
            Files.deleteIfExists(command.log());
            ProcessBuilder builder = new ProcessBuilder(command.guarded())
                    .redirectErrorStream(true)
                    .redirectOutput(command.log().toFile());
            builder.environment().putAll(command.environment());
            return builder.start();
        } catch (IOException e) {
            deleteTemporary(command);
            throw new ServerUnavailable("Cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + command.startLimit().toNanos();
        while (!log().contains(command.readyLine())) {
            if (!process.isAlive()) {
                throw new ServerUnavailable(command.name() + " ended with exit code " + process.exitValue()
                        + " while starting. " + logTail());
            }
            if (System.nanoTime() > end) {
                throw new ServerUnavailable(command.name() + " did not answer within " + command.startLimit().toSeconds()
                        + " s. " + logTail());
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("Interrupted while " + command.name() + " was starting", e);
        }
    }

    private String log() {
        try {
            return Files.exists(command.log()) ? new String(Files.readAllBytes(command.log()), UTF_8) : "";
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot read the log " + command.log() + " of " + command.name(), e);
        }
    }

    private String logTail() {
        String log = log();
        return "The end of its log:\n" + log.substring(Math.max(0, log.length() - 2000));
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Ends the process in its own orderly way, by force after 5 s, and deletes its temporary folder. */
    public void stop() {
        LiveChildren.remove(this);
        List<ProcessHandle> rest = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        awaitEnd();
        rest.forEach(ChildProcess::awaitEnd);
        deleteTemporary(command);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().completeOnTimeout(process, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void deleteTemporary(ChildCommand command) {
        command.temporary().ifPresent(folder -> {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new ServerUnavailable("Cannot delete the temporary folder " + folder + " of " + command.name(), e);
            }
        });
    }
}
