package stepferry.stepfunctions.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Does numbered pieces of work on virtual threads, so many at a time; the first failure stops the rest. */
final class Workers {
    /** A piece of work. */
    interface Work {
        void run(int index) throws InterruptedException;
    }

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
    private final List<Thread> threads = new ArrayList<>();
    private final int count;
    private final Work work;
    private volatile boolean over;

    private Workers(int count, Work work) {
        this.count = count;
        this.work = work;
    }

    /** Returns when all is done; fails with the first failure, after every other piece has been interrupted and has ended. */
    static void run(int count, int atOnce, Work work) throws InterruptedException {
        Workers workers = new Workers(count, work);
        workers.start(Math.min(count, atOnce));
        workers.join();
        workers.failure.get().ifPresent(e -> {
            throw e;
        });
    }

    private synchronized void start(int size) {
        for (int i = 0; i < size; i++) {
            threads.add(Thread.ofVirtual().unstarted(this::take));
        }
        threads.forEach(Thread::start);
    }

    private void take() {
        try {
            for (int i = next.getAndIncrement(); i < count && !over; i = next.getAndIncrement()) {
                work.run(i);
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            // Only a failure beside it or the one who waits for it interrupts a worker; both know.
            Thread.currentThread().interrupt();
        }
    }

    private void fail(RuntimeException e) {
        if (failure.compareAndSet(Optional.empty(), Optional.of(e))) {
            interruptOthers();
        }
    }

    private synchronized void interruptOthers() {
        over = true;
        threads.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
    }

    private void join() throws InterruptedException {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            interruptOthers();
            throw e;
        }
    }
}
