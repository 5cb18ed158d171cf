package stepferry.cloud.places;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import stepferry.cloud.LocalCloud;

/** Says where this JVM's scenarios run: in the embedded cloud, unless somebody chooses another place before the first of them. */
public final class Places {
    private static final AtomicReference<Supplier<Place>> CHOSEN = new AtomicReference<>(() -> new EmbeddedPlace(LocalCloud.start(Optional.empty())));

    private Places() {}

    public static void choose(Place place) {
        CHOSEN.set(() -> place);
    }

    /** The chosen place, which the caller closes. */
    public static Place open() {
        return CHOSEN.get().get();
    }
}
