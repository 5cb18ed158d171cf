package stepferry.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import stepferry.cloud.places.EmbeddedOnly;
import stepferry.cloud.places.Everywhere;
import stepferry.cloud.places.Place;
import stepferry.cloud.places.Places;

/**
 * Every scenario that runs in any place, as one test: so a place that is not there is one test left out. {@code -Dscenarios=PATTERN} takes only the
 * classes whose whole name matches.
 */
abstract class EndToEnd {
    /** What the place lacks that has to be there, if it lacks anything. */
    abstract Optional<String> missing();

    abstract Place start();

    @Test
    void everyScenarioHoldsHereToo() {
        var missing = missing();
        // Reports are read by nobody who did not expect them.
        missing.ifPresent(why -> System.out.println(getClass().getSimpleName() + " is left out: " + why));
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        try (var place = start()) {
            Places.choose(place);
            var summary = run();
            assertThat(summary.getTotalFailureCount()).as(failures(summary)).isZero();
            assertThat(summary.getTestsSucceededCount()).isPositive();
        }
    }

    private static TestExecutionSummary run() {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(scenarios(), listener, new Progress());
        return listener.getSummary();
    }

    private static LauncherDiscoveryRequest scenarios() {
        return LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectPackage("stepferry.cloud"))
                .filters(ClassNameFilter.includeClassNamePatterns(System.getProperty("scenarios", ".*Test")),
                        TagFilter.includeTags(Everywhere.TAG), TagFilter.excludeTags(EmbeddedOnly.TAG))
                .build();
    }

    private static String failures(TestExecutionSummary summary) {
        var text = new StringWriter();
        summary.printFailuresTo(new PrintWriter(text, true), 12);
        return text.toString();
    }
}
