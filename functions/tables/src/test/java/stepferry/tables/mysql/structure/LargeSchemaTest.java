package stepferry.tables.mysql.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stepferry.tables.structure.Scope;

/** Hundreds of tables are read and compared in no time that a person would notice. */
class LargeSchemaTest {
    private static final int TABLES = 300;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static String table(int number) {
        return "CREATE TABLE t%d (id bigint AUTO_INCREMENT PRIMARY KEY, a text NOT NULL, b varchar(9) DEFAULT 'x' UNIQUE, c json,"
                .formatted(number) + "d decimal(9,2), e timestamp NULL DEFAULT CURRENT_TIMESTAMP, f tinyint(1), g int, parent bigint,"
                + "KEY ag (a(9), g), FOREIGN KEY (parent) REFERENCES t" + Math.max(1, number - 1) + " (id))";
    }

    @Test
    void hundredsOfTablesAreReadAndCompared() throws Exception {
        try (var database = Database.fresh().schema("large",
                IntStream.rangeClosed(1, TABLES).mapToObj(LargeSchemaTest::table).collect(Collectors.joining(";")))) {
            database.read("large");

            var start = System.nanoTime();
            var structure = database.read("large");
            var changes = Database.diff(structure, structure, Scope.exact());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            assertThat(structure.tables()).hasSize(TABLES);
            assertThat(changes).isEmpty();
        }
    }
}
