package stepferry.places;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says of each scenario how it ended, as soon as it did. */
final class Progress implements TestExecutionListener {
    private static final long NANOS = 1_000_000_000;

    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier scenario) {
        begun.put(scenario.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier scenario, TestExecutionResult result) {
        if (scenario.isTest()) {
            System.out.println(result.getStatus() + " " + scenario.getLegacyReportingName() + " in "
                    + (System.nanoTime() - begun.get(scenario.getUniqueId())) / NANOS + " s"
                    + result.getThrowable().map(failure -> ": " + failure.getMessage()).orElse(""));
        }
    }
}
