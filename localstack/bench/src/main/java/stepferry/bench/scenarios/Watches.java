package stepferry.bench.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stepferry.bench.ground.Ground;
import stepferry.bench.measure.LockWatch;
import stepferry.bench.measure.ProcessCpu;
import stepferry.bench.measure.ReaderWatch;

/** What looks at the target and its server while a contender runs. */
final class Watches implements AutoCloseable {
    private final Ground ground;
    private final List<Long> own = new ArrayList<>();
    private final Optional<ReaderWatch> reader;
    private final Optional<LockWatch> locks;

    /**
     * Begins to look.
     *
     * @param elsewhere a database whose tables nobody drops meanwhile
     * @param table of the target, the one whose readers count; nothing if the target is empty
     */
    Watches(Ground ground, String elsewhere, Optional<String> table) throws SQLException {
        this.ground = ground;
        var question = ground.lockQuestion();
        locks = question.isPresent() ? Optional.of(LockWatch.asking(noted(ground.connect(elsewhere)), question.get())) : Optional.empty();
        reader = table.isPresent()
                ? Optional.of(ReaderWatch.asking(noted(ground.connect(Ground.TARGET)), "select 1 from " + table.get() + " limit 1"))
                : Optional.empty();
    }

    private Connection noted(Connection connection) throws SQLException {
        ground.backend(connection).ifPresent(own::add);
        return connection;
    }

    /** The server's processor time so far, without what these watches took. */
    Duration serverCpu() {
        return own.stream().map(ProcessCpu::own).reduce(ProcessCpu.tree(ground.pid()), Duration::minus);
    }

    /** To be asked after closing; in nanoseconds. */
    OptionalLong locked() {
        return locks.map(watch -> OptionalLong.of(watch.locked().toNanos())).orElseGet(OptionalLong::empty);
    }

    /** To be asked after closing; in nanoseconds. */
    OptionalLong unread() {
        return reader.map(watch -> OptionalLong.of(watch.without().toNanos())).orElseGet(OptionalLong::empty);
    }

    @Override
    public void close() {
        reader.ifPresent(ReaderWatch::close);
        locks.ifPresent(LockWatch::close);
    }
}
