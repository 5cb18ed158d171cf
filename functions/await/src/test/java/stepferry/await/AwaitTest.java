package stepferry.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stepferry.journal.Journal;
import stepferry.journal.JournalTable;
import stepferry.journal.Leases;
import stepferry.journal.Pauses;
import stepferry.model.Admission;
import stepferry.model.ErrorCode;
import stepferry.model.Pause;
import stepferry.model.Rejected;
import stepferry.model.Run;
import stepferry.model.RunStatus;
import stepferry.model.Strategy;
import stepferry.runtime.telemetry.Metrics;
import stepferry.servers.SharedServers;

/** A run is laid to rest, also by a delivery that comes after one that was killed. */
class AwaitTest {
    private static final String PLACE = "jdbc:postgresql://db/prod#public";

    private final JournalTable table = table();
    private final Journal journal = new Journal(table);
    private final Pauses pauses = new Pauses(table);
    private final Leases leases = new Leases(table, Clock.systemUTC());
    private final Await await = new Await(journal, pauses, leases, new Metrics("await-test", Clock.systemUTC()), Clock.systemUTC());

    @BeforeEach
    void aRunAtWork() {
        journal.open(new Run("run", Run.Kind.PROMOTION, RunStatus.RUNNING, "arn", Optional.empty(), Optional.of("prod"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Instant.now(), Optional.empty(), ""));
        leases.acquire(PLACE, "run", 0);
    }

    @Test
    void whatItGaveBackItNeedNotHoldWhenItIsDeliveredAgain() {
        await.await(input("first"));
        await.await(input("second"));

        assertThat(input("second").admission()).as("whose lease the step has to hold").isEmpty();
        assertThat(pauses.find("run")).map(Pause::token).contains("second");
        assertThat(journal.read("run").status()).isEqualTo(RunStatus.WAITING);
        assertThat(leases.acquire(PLACE, "another", 0).token()).isEqualTo(2);
    }

    @Test
    void aRunThatWasClosedIsNotLaidToRest() {
        journal.update(journal.read("run").closed(RunStatus.REFUSED, Instant.now(), "cancelled"));

        assertThatThrownBy(() -> await.await(input("late"))).isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RUN_EXISTS));
        assertThat(journal.read("run").status()).isEqualTo(RunStatus.REFUSED);
        assertThat(pauses.find("run")).isEmpty();
    }

    private static AwaitInput input(String token) {
        var run = new Admission("run", "prod", PLACE, 1, Optional.empty(), "package", "backup", Optional.empty(), Optional.empty(), "", false, true, Strategy.AUTO);
        return new AwaitInput(run, token, Pause.Reason.APPROVAL, List.of(), Optional.of("digest"), Optional.empty());
    }

    private static JournalTable table() {
        var client = DynamoDbClient.builder().endpointOverride(SharedServers.dynamo().endpoint()).region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret"))).build();
        var table = new JournalTable(client, "journal-" + UUID.randomUUID());
        table.create();
        return table;
    }
}
