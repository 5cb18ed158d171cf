package stepferry.packages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import stepferry.model.Engine;
import stepferry.model.Manifest;
import stepferry.model.Manifest.Purpose;
import stepferry.model.Origin;
import stepferry.model.PackagedTable;
import stepferry.model.Part;
import stepferry.model.Rule;
import stepferry.model.TableDigest;
import stepferry.model.rules.RowOptions;
import stepferry.servers.SharedServers;

/** A bucket of its own for one test. */
record Shelf(S3Client s3, String name) implements AutoCloseable {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678901Z");

    static Shelf fresh() {
        var shelf = new Shelf(client(SharedServers.s3().endpoint()), "shelf-" + UUID.randomUUID());
        shelf.s3.createBucket(r -> r.bucket(shelf.name));
        return shelf;
    }

    static S3Client client(URI endpoint) {
        return S3Clients.ofAnotherServer().endpointOverride(endpoint).region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .build();
    }

    Bucket bucket() {
        return new Bucket(s3, name);
    }

    PackageStore store() {
        return new PackageStore(bucket());
    }

    List<String> keys() {
        return bucket().keys("");
    }

    byte[] bytes(String key) {
        return bucket().find(key).orElseThrow();
    }

    /** Writes and seals a package of one table. */
    Manifest sealed(String id, PartWriter.RowSource rows) {
        var writer = store().begin(id);
        return writer.seal(manifest(id, writer, writer.parts().table(rows, Cutting.UNORDERED)));
    }

    static Manifest manifest(String id, PackageWriter writer, List<Part> parts) {
        var structure = writer.document("structure.json", "{}".getBytes(StandardCharsets.UTF_8));
        long rows = parts.stream().mapToLong(Part::rows).sum();
        var table = new PackagedTable("t", Rule.OVERWRITE, "because", RowOptions.NONE, List.of("id"), Optional.empty(),
                Optional.of(new TableDigest(rows, "12")), parts.stream().mapToLong(Part::rawBytes).sum(), List.of(), parts);
        return new Manifest(Manifest.FORMAT, id, "run", "a title", Purpose.PROMOTION, THEN,
                new Origin("dev", Engine.POSTGRESQL, "17", "generic", Optional.empty(), "release@1"), structure, structure, writer.files(),
                List.of(table), List.of(), List.of(), List.of("a notice"), "");
    }

    /** Rows of a few bytes each. */
    static PartWriter.RowSource small(int rows) {
        return sink -> {
            for (int i = 0; i < rows; i++) {
                sink.row((i + "\tsome text\n").getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Rows of 64 KiB that do not compress, the same ones each time. */
    static PartWriter.RowSource dense(int rows) {
        return sink -> {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
            var row = new byte[64 << 10];
            for (int i = 0; i < rows; i++) {
                random.nextBytes(row);
                sink.row(row);
            }
        };
    }

    static String smallText(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> i + "\tsome text\n").reduce("", String::concat);
    }

    @Override
    public void close() {
        Stream.of(keys()).filter(keys -> !keys.isEmpty()).forEach(bucket()::delete);
        s3.deleteBucket(r -> r.bucket(name));
        s3.close();
    }
}
