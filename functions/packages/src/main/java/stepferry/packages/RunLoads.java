package stepferry.packages;

import java.util.List;
import stepferry.model.Json;

/** The lists of loads that a run's rows come in: what a Distributed Map reads. */
public final class RunLoads {
    private final Bucket bucket;

    public RunLoads(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Keeps a list as a JSON array. A second delivery writes the same place.
     *
     * @param restoring whether the rows take back what the very same run did
     * @return the list's key
     */
    public String put(String run, boolean restoring, List<?> loads) {
        var key = "runs/" + run + (restoring ? "/parts-restored.json" : "/parts.json");
        bucket.put(key, Json.bytes(loads));
        return key;
    }

    /** The bucket's name. */
    public String bucket() {
        return bucket.name();
    }
}
