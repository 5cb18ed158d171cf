package stepferry.bench.measure;

import java.time.Duration;
import java.util.stream.Stream;

/** The most memory that a process and all its descendants held at the same moment, looked at every 10 ms. */
public final class ClientMemory extends Sampler {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ProcessHandle root;
    private long peak;

    private ClientMemory(ProcessHandle root) {
        super(PAUSE);
        this.root = root;
    }

    public static ClientMemory of(Process process) {
        var memory = new ClientMemory(process.toHandle());
        memory.begin();
        return memory;
    }

    @Override
    protected void look() {
        // The shell between us and the tools is ours, not theirs.
        long now = Stream.of(root).flatMap(ProcessHandle::descendants).mapToLong(each -> ProcessMemory.resident(each.pid())).sum();
        peak = Math.max(peak, now);
    }

    /** In bytes; to be asked after closing. */
    public long peak() {
        return peak;
    }
}
