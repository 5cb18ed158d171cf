package stepferry.tables.mysql;

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

/** Who may enter a target, and what is remembered of those who did. */
abstract class ReceiptSuite implements Suite {
    private static Receipt receipt(String run, String restores) {
        return new Receipt(run, "package-of-" + run, "digest", Optional.ofNullable(restores), 1, Instant.EPOCH,
                List.of(new TableOutcome("t", Rule.OVERWRITE, 1, 0, 0, 0, false, Optional.of(new TableDigest(1, "1")))), List.of("made"), List.of("t 'é\\"));
    }

    private static void land(Application application, String run, String restores) {
        application.begin();
        application.database().receipts().enter(run, 1);
        application.database().receipts().write(receipt(run, restores));
        application.database().commit();
    }

    @Test
    void aReceiptIsThereExactlyWhenTheTransactionCommitted() throws SQLException {
        try (var application = application("")) {
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
        try (var application = application("")) {
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
        try (var application = application("")) {
            land(application, "first", null);
            application.begin();
            application.database().receipts().enter("new", 7);
            application.database().rollback();

            application.begin();
            application.database().receipts().enter("old", 6);
            application.database().commit();
        }
    }

    /** The lock outlives the statements that change structure, each of which ends the transaction. */
    @Test
    void nobodyElseEntersUntilTheSessionEnds() throws Exception {
        try (var second = application("")) {
            var first = second.again();
            first.begin();
            first.database().receipts().enter("r", 1);
            first.run("create table t (id int)");
            first.database().commit();
            second.database().begin(Duration.ofMillis(200));
            assertThatThrownBy(() -> second.database().receipts().enter("r", 1)).asInstanceOf(type(StepferryException.class))
                    .extracting(StepferryException::code).isEqualTo(ErrorCode.DATABASE_BUSY);

            second.begin();
            var waiting = CompletableFuture.runAsync(() -> second.database().receipts().enter("r", 1));
            first.close();
            waiting.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void databasesOfOneServerDoNotMeet() throws SQLException {
        try (var here = application(""); var there = application("")) {
            here.begin();
            here.database().receipts().enter("here", 9);
            assertThat(here.database().receipts().find("here")).isEmpty();
            there.begin();
            there.database().receipts().enter("there", 1);
            there.database().receipts().write(receipt("there", null));
            there.database().commit();

            assertThat(here.database().receipts().find("there")).isEmpty();
            assertThat(there.database().receipts().find("there")).isPresent();
        }
    }

    @Test
    void whatWasTakenBackDoesNotLieOnTop() throws SQLException {
        try (var application = application("")) {
            var receipts = application.database().receipts();
            land(application, "one", null);
            land(application, "two", null);
            land(application, "back", "two");
            assertThat(receipts.landedAfter("one")).isEmpty();
            assertThat(receipts.landedAfter("two")).containsExactly("back");

            land(application, "again", "back");
            assertThat(receipts.landedAfter("one")).containsExactly("two");
            assertThat(receipts.landedAfter("two")).isEmpty();
        }
    }

    @Test
    void whoMayNotMakeTheDatabaseIsToldWhatIsMissing() throws SQLException {
        try (var application = application("drop database if exists stepferry"); var poor = application.poor("select, insert")) {
            poor.begin(Duration.ofSeconds(5));

            assertThatThrownBy(() -> poor.receipts().enter("r", 1))
                    .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_MISSING))
                    .hasMessageContaining("needs CREATE, SELECT, INSERT and UPDATE on stepferry.*");
        }
    }
}
