package stepferry.servers;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The children that run now; all are stopped side by side when this JVM exits. */
final class LiveChildren {
    private static final Set<ChildProcess> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LiveChildren::stopAll, "stop-servers"));
    }

    private LiveChildren() {}

    static void add(ChildProcess child) {
        LIVE.add(child);
    }

    static void remove(ChildProcess child) {
        LIVE.remove(child);
    }

    private static void stopAll() {
        List.copyOf(LIVE).parallelStream().forEach(ChildProcess::stop);
    }
}
