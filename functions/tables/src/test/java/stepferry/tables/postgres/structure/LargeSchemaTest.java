package stepferry.tables.postgres.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import stepferry.tables.structure.Scope;

/** A thousand tables are read and compared in no time that a person would notice. */
class LargeSchemaTest {
    private static final int TABLES = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Test
    void aThousandTablesAreReadAndCompared() throws Exception {
        try (var database = Database.fresh().schema("large", """
                DO $$ BEGIN FOR i IN 1..%d LOOP
                    EXECUTE format('CREATE TABLE t%%s (id bigserial PRIMARY KEY, a text NOT NULL, '
                        'b varchar(9) DEFAULT ''x'' UNIQUE, c jsonb, d numeric(9,2), e timestamptz DEFAULT now(), f boolean,'
                        'g integer, parent bigint REFERENCES t%%s)',
                        i, greatest(i - 1, 1));
                    EXECUTE format('CREATE INDEX ON t%%s (a, g)', i);
                END LOOP; END $$""".formatted(TABLES))) {
            database.run("ANALYZE");
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
