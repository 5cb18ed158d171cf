package stepferry.commandline.packages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import stepferry.model.Manifest;
import stepferry.model.Rejected;
import stepferry.packages.PackageStore;

/**
 * A package in one line.
 *
 * @param state {@code sealed}; {@code unfinished} without a manifest; {@code damaged} if the manifest cannot be trusted
 */
record Summary(
        @JsonProperty("package") String id,
        String state,
        Optional<Manifest.Purpose> purpose,
        Optional<String> environment,
        Optional<String> rules,
        Optional<Instant> createdAt,
        int tables,
        long rows,
        long bytes,
        String title) {
    static Summary read(PackageStore store, String id) {
        try {
            return store.find(id).map(Summary::of).orElseGet(() -> without(id, "unfinished"));
        } catch (Rejected _) {
            return without(id, "damaged");
        }
    }

    static Summary of(Manifest manifest) {
        return new Summary(manifest.id(), "sealed", Optional.of(manifest.purpose()), Optional.of(manifest.origin().environment()),
                Optional.of(manifest.origin().rules()), Optional.of(manifest.createdAt()), manifest.tables().size(),
                manifest.rows(),
                manifest.storedBytes(), manifest.title());
    }

    private static Summary without(String id, String state) {
        return new Summary(id, state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, 0, "");
    }

    String kind() {
        return purpose.map(known -> known.name().toLowerCase(java.util.Locale.ROOT)).orElse(state);
    }
}
