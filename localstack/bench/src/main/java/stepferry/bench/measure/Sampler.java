package stepferry.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again, on a thread of its own, until it is closed. */
public abstract class Sampler implements AutoCloseable {
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closing;

    protected Sampler(Duration pause) {
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(getClass().getSimpleName()).unstarted(this::loop);
    }

    /** To be called once the object is whole. */
    protected final void begin() {
        thread.start();
    }

    /** Looks once. */
    protected abstract void look();

    protected final boolean closing() {
        return closing;
    }

    private void loop() {
        while (!closing) {
            look();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Ends after the look under way. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
