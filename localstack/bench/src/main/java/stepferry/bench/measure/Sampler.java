package stepferry.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again, on a thread of its own, until it is closed. */
public abstract class Sampler implements AutoCloseable {
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closing;
    private volatile RuntimeException failure;

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

    private void loop() {
        try {
            while (!closing) {
                look();
                LockSupport.parkNanos(pause.toNanos());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Ends after the look under way; throws what a look failed with, as nothing was seen from then on. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
