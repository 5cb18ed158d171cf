package stepferry.packages;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.plan.Plan;

/** The plans of runs, as JSON and for people to read. They quote rows, so they lie beside the packages and nowhere else. */
public final class RunPlans {
    private final Bucket bucket;

    public RunPlans(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Where a run's plan lies, as JSON. */
    public static String key(String run) {
        return "runs/" + run + "/plan.json";
    }

    /** Where it lies, for people. */
    public static String page(String run) {
        return "runs/" + run + "/plan.md";
    }

    /** Keeps a plan in both forms. A plan that the run makes again takes its place. */
    public void put(Plan plan) {
        bucket.put(key(plan.run()), Json.bytes(plan));
        bucket.put(page(plan.run()), String.join("\n", PlanPage.lines(plan)).concat("\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The plan that a run made last; empty if it never came to it.
     *
     * @throws Rejected with PLAN_CORRUPT if somebody edited it
     */
    public Optional<Plan> find(String run) {
        return bucket.find(key(run)).map(bytes -> read(run, bytes));
    }

    /**
     * The plan of that digest.
     *
     * @throws Rejected with PLAN_CORRUPT if it is gone, or is another one
     */
    public Plan read(String run, String digest) {
        return find(run).filter(plan -> plan.digest().equals(digest)).orElseThrow(() -> corrupt(run));
    }

    private static Plan read(String run, byte[] bytes) {
        try {
            return Optional.of(Json.read(bytes, Plan.class)).filter(Plan::intact).orElseThrow(() -> corrupt(run));
        } catch (UncheckedIOException | NullPointerException _) {
            throw corrupt(run);
        }
    }

    /** The error that the plan is not the one that the run made. */
    public static Rejected corrupt(String run) {
        return new Rejected(ErrorCode.PLAN_CORRUPT, "The plan of run '" + run + "' at " + key(run)
                + " is not the one that the run made: somebody edited, replaced or removed it. Start the run again").at("run", run);
    }
}
