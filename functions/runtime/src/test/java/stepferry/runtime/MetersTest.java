package stepferry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stepferry.journal.JournalTable;
import stepferry.journal.ProgressRecords;
import stepferry.model.TableProgress;
import stepferry.servers.SharedServers;

/** What the journal hears of a step at work. */
class MetersTest {
    private final JournalTable table = new JournalTable(DynamoDbClient.builder().endpointOverride(SharedServers.dynamo().endpoint())
            .region(Region.EU_CENTRAL_1).httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret"))).build(),
            "journal-" + UUID.randomUUID());
    private final ProgressRecords records = new ProgressRecords(table);
    private final Progress progress = new Progress(records, Clock.systemUTC());

    @Test
    void aStepThatTakesLongIsToldOfTableByTableAndSmallOnesTogether() throws Exception {
        table.create();
        try (var meters = progress.of("r", "apply")) {
            var large = meters.table("large", 1000, 2 << 20);
            var some = meters.table("some", 10, 100);
            var other = meters.table("other", 20, 200);
            large.counting(new ByteArrayInputStream(new byte[700])).readAllBytes();
            large.add(7, 0);
            some.add(10, 100);
            other.add(5, 50);
            await(() -> records.of("r").size() == 2);
            large.add(3, 300);
        }

        assertThat(records.of("r")).extracting(TableProgress::step, TableProgress::table, TableProgress::rows, TableProgress::bytes,
                        TableProgress::ofRows, TableProgress::ofBytes)
                .containsExactlyInAnyOrder(tuple("apply", "large", 10L, 1000L, 1000L, 2L << 20),
                        tuple("apply", "", 15L, 150L, 30L, 300L));
    }

    @Test
    void aStepThatIsOverInAMomentWritesNothing() {
        table.create();
        try (var meters = progress.of("r", "apply")) {
            meters.table("large", 1, 2 << 20).add(1, 2 << 20);
        }

        assertThat(records.of("r")).isEmpty();
    }

    @Test
    void nobodyIsKeptFromWorkingByAJournalThatIsNotThere() {
        progress.expect("r", "load", "t", 1, 1);

        try (var meters = progress.of("r", "apply")) {
            assertThat(meters.table("large", 1, 2 << 20)).isNotNull();
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.onSpinWait();
        }
    }
}
