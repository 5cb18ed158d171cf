package stepferry.commandline.cloud;

import java.util.Optional;
import java.util.function.Supplier;

/** A client that is made when it is first asked for, since most commands need one or two. */
final class Lazy<T extends AutoCloseable> implements AutoCloseable {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    @Override
    public synchronized void close() throws Exception {
        if (made.isPresent()) {
            made.get().close();
        }
    }
}
