package stepferry.bench.contenders;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import stepferry.cloud.LocalCloud;

/** The main class of the local stack's own JVM, so that what it takes can be told from what the benchmark takes. */
public final class Cloud {
    static final String READY = "the local stack is up";

    private Cloud() {}

    /** @throws InterruptedException when the stack is to end */
    public static void main(String... arguments) throws InterruptedException {
        var cloud = LocalCloud.start(Optional.of(Path.of(arguments[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
