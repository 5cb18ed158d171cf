package stepferry.commandline.session;

import java.util.concurrent.CountDownLatch;

/** Waits until the process is told to end. */
public final class StayingUp {
    private StayingUp() {}

    /** Returns when the thread is interrupted; Ctrl-C or a signal ends the process, and its servers with it. */
    public static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
