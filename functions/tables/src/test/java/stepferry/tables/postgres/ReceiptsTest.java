package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Receipt;
import stepferry.model.Rejected;
import stepferry.model.Rule;
import stepferry.model.StepferryException;
import stepferry.model.TableDigest;
import stepferry.model.TableOutcome;
import stepferry.servers.SharedServers;

/** Who may enter a target, and what is remembered of those who did. */
class ReceiptsTest {
    private static Receipt receipt(String run, String restores) {
        return new Receipt(run, "package-of-" + run, "digest", Optional.ofNullable(restores), 1, Instant.EPOCH,
                List.of(new TableOutcome("t", Rule.OVERWRITE, 1, 0, 0, 0, false, Optional.of(new TableDigest(1, "1")))), List.of("made"), List.of("t"));
    }

    private static void land(Application application, String run, String restores) {
        application.begin();
        application.database().receipts().enter(run, 1);
        application.database().receipts().write(receipt(run, restores));
        application.database().commit();
    }

    @Test
    void aReceiptIsThereExactlyWhenTheTransactionCommitted() throws SQLException {
        try (var application = Application.of("")) {
            var receipts = application.database().receipts();
            assertThat(receipts.find("r")).isEmpty();
            assertThat(receipts.landedAfter("r")).isEmpty();
            assertThat(receipts.lastToken()).isZero();

            application.begin();
            receipts.enter("r", 5);
            receipts.write(receipt("r", null));
            application.database().rollback();
            assertThat(receipts.find("r")).isEmpty();

            land(application, "r", null);
            assertThat(receipts.find("r")).get().satisfies(found -> {
                assertThat(found).usingRecursiveComparison().ignoringFields("landedAt").isEqualTo(receipt("r", null));
                assertThat(found.landedAt()).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
            });
        }
    }

    @Test
    void whoComesLateWithASmallerTokenIsTurnedAway() throws SQLException {
        try (var application = Application.of("")) {
            application.begin();
            application.database().receipts().enter("new", 7);
            application.database().receipts().enter("new", 7);
            application.database().commit();

            assertThat(application.database().receipts().lastToken()).isEqualTo(7);
            application.begin();
            assertThatThrownBy(() -> application.database().receipts().enter("old", 6))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_LOST))
                    .hasMessageContaining("old");
        }
    }

    @Test
    void aTokenOfATransactionThatWasRolledBackBarsNobody() throws SQLException {
        try (var application = Application.of("")) {
            application.begin();
            application.database().receipts().enter("new", 7);
            application.database().rollback();

            application.begin();
            application.database().receipts().enter("old", 6);
            application.database().commit();
        }
    }

    @Test
    void deliveriesGoOneAfterTheOtherAndLandOnce() throws Exception {
        try (var first = Application.of(""); var second = first.again()) {
            first.begin();
            first.database().receipts().enter("r", 1);
            var other = CompletableFuture.supplyAsync(() -> {
                second.begin();
                second.database().receipts().enter("r", 1);
                var landed = second.database().receipts().find("r");
                second.database().rollback();
                return landed;
            });
            waitUntilBlocked(first);
            first.database().receipts().write(receipt("r", null));
            first.database().commit();

            assertThat(other.get(20, TimeUnit.SECONDS)).isPresent();
        }
    }

    @Test
    void whoWaitsTooLongIsToldToTryAgain() throws SQLException {
        try (var first = Application.of(""); var second = first.again()) {
            first.begin();
            first.database().receipts().enter("r", 1);
            second.database().begin(Duration.ofMillis(200));

            assertThatThrownBy(() -> second.database().receipts().enter("r", 1)).asInstanceOf(type(StepferryException.class))
                    .extracting(StepferryException::code).isEqualTo(ErrorCode.DATABASE_BUSY);
        }
    }

    @Test
    void theOrderIsThatOfLandingNotOfBeginning() throws Exception {
        try (var first = Application.of(""); var second = first.again()) {
            land(first, "zero", null);
            first.begin();
            first.one("select now()");
            land(second, "one", null);
            first.database().receipts().enter("two", 1);
            first.database().receipts().write(receipt("two", null));
            first.database().commit();

            assertThat(first.database().receipts().landedAfter("zero")).containsExactly("two", "one");
            assertThat(first.database().receipts().landedAfter("one")).containsExactly("two");
            assertThat(first.database().receipts().landedAfter("two")).isEmpty();
        }
    }

    @Test
    void whatWasTakenBackDoesNotLieOnTop() throws SQLException {
        try (var application = Application.of("")) {
            var receipts = application.database().receipts();
            land(application, "one", null);
            land(application, "two", null);
            land(application, "back", "two");
            assertThat(receipts.landedAfter("one")).isEmpty();
            assertThat(receipts.landedAfter("two")).containsExactly("back");

            land(application, "again", "back");
            assertThat(receipts.landedAfter("one")).containsExactly("two");
            assertThat(receipts.landedAfter("two")).isEmpty();

            land(application, "three", null);
            land(application, "three-restored", "three");
            assertThat(receipts.landedAfter("two")).isEmpty();
        }
    }

    @Test
    void schemasOfOneDatabaseDoNotMeet() throws Exception {
        try (var application = Application.of("create schema \"Other ? S\"")) {
            var server = SharedServers.postgres();
            try (var other = PostgresDatabase.open(application.url(), server.user(), server.password(), "Other ? S")) {
                application.begin();
                application.database().receipts().enter("here", 9);
                var there = CompletableFuture.runAsync(() -> {
                    other.begin(Duration.ofSeconds(20));
                    other.receipts().enter("there", 1);
                    other.receipts().write(receipt("there", null));
                    other.commit();
                });
                application.database().commit();
                there.get(20, TimeUnit.SECONDS);

                assertThat(application.database().receipts().find("there")).isEmpty();
                assertThat(other.receipts().find("there")).isPresent();
            }
        }
    }

    @Test
    void whoMayNotMakeTheSchemaIsToldWhatIsMissing() throws SQLException {
        try (var application = Application.of("drop role if exists poor; create role poor login password 'poor'; grant usage on schema public to poor")) {
            try (var poor = PostgresDatabase.open(application.url(), "poor", "poor", "public")) {
                poor.begin(Duration.ofSeconds(5));

                assertThatThrownBy(() -> poor.receipts().enter("r", 1))
                        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_MISSING))
                        .hasMessageContaining("CREATE on the database");
            } finally {
                application.run("drop owned by poor; drop role poor");
            }
        }
    }

    private static void waitUntilBlocked(Application application) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (application.one("select count(*) from pg_locks where not granted and locktype = 'advisory'"
                + " and database = (select oid from pg_database where datname = current_database())").equals("0")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
