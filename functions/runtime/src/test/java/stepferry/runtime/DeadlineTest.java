package stepferry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;
import stepferry.servers.SharedServers;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;
import stepferry.tables.postgres.PostgresDatabase;

/** A step that would not end in its function's time ends itself before. */
class DeadlineTest {
    @BeforeAll
    static void aJournal() {
        Surroundings.journal();
    }

    record Errand(String id) implements StepInput {
        @Override
        public String runId() {
            return id;
        }
    }

    private static final class Handler extends StepHandler<Errand, String> {
        private final Supplier<String> deed;

        Handler(OutOfTime outOfTime, Supplier<String> deed) {
            super("errand", Errand.class, outOfTime);
            this.deed = deed;
        }

        @Override
        protected String perform(Errand input) {
            return deed.get();
        }
    }

    private static Context lasting(Duration time) {
        return (Context) Proxy.newProxyInstance(DeadlineTest.class.getClassLoader(), new Class<?>[] {Context.class},
                (_, method, _) -> method.getReturnType() == int.class ? (Object) (int) time.toMillis() : "late");
    }

    private static StepferryException failure(OutOfTime outOfTime, Supplier<String> deed) {
        var input = ("{\"id\":\"late-" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(StepferryException.class, () -> new Handler(outOfTime, deed)
                .handleRequest(new ByteArrayInputStream(input), new ByteArrayOutputStream(), lasting(Duration.ofMillis(1500))));
    }

    private static String askForever() {
        while (true) {
            Deadline.ask("counting sheep");
            Thread.onSpinWait();
        }
    }

    @Test
    void saysWhatItWasAtAndWhatToDo() {
        var e = failure(OutOfTime.stops("Do less at once"), DeadlineTest::askForever);

        assertThat(e).isInstanceOf(Rejected.class)
                .hasMessageContaining("Step 'errand'").hasMessageContaining("after 1 s, while counting sheep. Do less at once");
        assertThat(e.code()).isEqualTo(ErrorCode.TIME_EXHAUSTED);
    }

    @Test
    void whoeverGoesOnIsTriedAgain() {
        var e = failure(OutOfTime.goesOn("What came is kept"), DeadlineTest::askForever);

        assertThat(e).isInstanceOf(Unavailable.class).hasMessageContaining("What came is kept");
        assertThat(e.code()).isEqualTo(ErrorCode.TIME_EXHAUSTED);
    }

    @Test
    void whatWasFoundToBeWrongIsStillSaid() {
        var e = failure(OutOfTime.stops("Do less"), () -> {
            try {
                return askForever();
            } catch (Unavailable late) {
                throw new Rejected(ErrorCode.PACKAGE_CORRUPT, "found", late);
            }
        });

        assertThat(e.code()).isEqualTo(ErrorCode.PACKAGE_CORRUPT);
    }

    @Test
    void aStatementIsBrokenOffAndUndone() throws SQLException {
        var name = "late" + UUID.randomUUID().toString().replace("-", "");
        var server = SharedServers.postgres();
        server.createDatabase(name);
        Supplier<Database> opening = () -> PostgresDatabase.open(server.jdbcUrl(name), server.user(), server.password(), "public");
        try (var other = opening.get(); var statement = other.connection().createStatement()) {
            statement.execute("create table sheep (n int)");
            statement.execute("create view slow_sheep as select pg_sleep(600)::text as asleep");
            var e = failure(OutOfTime.stops("Do less"), () -> {
                try (var database = Deadline.watched(opening.get())) {
                    database.begin(Duration.ofSeconds(5));
                    database.rows().write("sheep", List.of("n"), new ByteArrayInputStream("1\n".getBytes(StandardCharsets.UTF_8)));
                    return database.rows().digest(RowSelection.all("slow_sheep", List.of("asleep"))).toString();
                }
            });

            assertThat(e).hasMessageContaining("while ").hasMessageContaining("slow_sheep").isInstanceOf(Rejected.class);
            assertThat(e.code()).isEqualTo(ErrorCode.TIME_EXHAUSTED);
            statement.execute("begin; lock table sheep in access exclusive mode; commit");
            var left = statement.executeQuery("select count(*) from sheep");
            assertThat(left.next()).isTrue();
            assertThat(left.getInt(1)).isZero();
        }
    }

    @Test
    void withoutALimitNothingHappens() {
        try (var deadline = Deadline.of(Optional.empty())) {
            assertThatCode(() -> deadline.during(() -> {
                Deadline.ask("nothing");
                return "";
            })).doesNotThrowAnyException();
        }
        assertThatCode(() -> Deadline.ask("nothing")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"900, 885", "600, 585", "60, 54", "8, 7.2"})
    void enoughIsKeptBackToSaySo(double seconds, double allowed) {
        assertThat(Deadline.allowed(Duration.ofMillis((long) (seconds * 1000)))).isEqualTo(Duration.ofMillis((long) (allowed * 1000)));
    }
}
