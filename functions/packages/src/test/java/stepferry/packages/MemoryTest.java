package stepferry.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stepferry.servers.SharedServers;

/** A table far larger than the memory goes through. */
class MemoryTest {
    private static final int ROWS = 3200;
    private static final String HEAP = "-Xmx64m";

    @Test
    void aTableOfThreeTimesTheHeapIsWrittenAndRead() throws Exception {
        try (var shelf = Shelf.fresh()) {
            var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                    "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Child.class.getName(), SharedServers.s3().endpoint().toString(), shelf.name())
                    .redirectErrorStream(true).start();
            try {
                var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
                assertThat(child.exitValue()).as(said).isZero();
                assertThat(shelf.store().read("large").rows()).isEqualTo(ROWS);
            } finally {
                child.destroyForcibly();
            }
        }
    }

    /** Runs in a JVM with little memory. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            try (var s3 = Shelf.client(URI.create(args[0]))) {
                var shelf = new Shelf(s3, args[1]);
                var manifest = shelf.sealed("large", Shelf.dense(ROWS));
                long read = 0;
                for (var part : manifest.tables().getFirst().parts()) {
                    try (var in = shelf.store().rows(manifest, part)) {
                        read += in.transferTo(OutputStream.nullOutputStream());
                    }
                }
                if (read != (long) ROWS << 16) {
                    throw new IllegalStateException("read " + read + " bytes");
                }
            }
        }
    }
}
