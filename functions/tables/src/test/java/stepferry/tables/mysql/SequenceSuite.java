package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stepferry.model.SequenceValue;
import stepferry.model.structure.Table;
import stepferry.model.structure.TableKind;
import stepferry.model.structure.TableOptions;

/** Where counters stand and how they move. */
abstract class SequenceSuite implements Suite {
    private static Table table(String name) {
        return new Table(name, TableKind.TABLE, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(),
                new TableOptions(false, List.of(), "DEFAULT", Optional.empty()), Optional.empty());
    }

    private static List<String> raise(Application application, SequenceValue... source) {
        return application.database().sequences().raise(List.of(table("t"), table("plain")), List.of(source));
    }

    @Test
    void theCountersAreRead() throws SQLException {
        try (var application = application("""
                create table t (id int auto_increment primary key);
                create table plain (id int primary key);
                create table big (id bigint unsigned auto_increment primary key);
                """)) {
            assertThat(application.database().sequences().values())
                    .containsExactly(new SequenceValue("big", 1, false), new SequenceValue("t", 1, false));
            application.run("insert into t values (41)");
            application.run("insert into big values (18446744073709551000)");
            assertThat(application.database().sequences().values())
                    .containsExactly(new SequenceValue("big", Long.MAX_VALUE, false), new SequenceValue("t", 42, false));
        }
    }

    @Test
    void aCounterIsLiftedToTheSourcesButNeverBack() throws SQLException {
        try (var application = application("create table t (id int auto_increment primary key);\ncreate table plain (id int);\ninsert into t values (10)")) {
            assertThat(raise(application, new SequenceValue("t", 500, false))).containsExactly("t");
            application.run("insert into t values ()");
            assertThat(application.one("select max(id) from t")).isEqualTo("500");
            assertThat(raise(application, new SequenceValue("t", 5, false))).isEmpty();
            assertThat(raise(application)).isEmpty();
            application.run("insert into t values ()");
            assertThat(application.one("select max(id) from t")).isEqualTo("501");
        }
    }

    @Test
    void aCounterIsAboveTheHighestValueInUse() throws SQLException {
        try (var application = application("create table t (id int auto_increment primary key);\ncreate table plain (id int);\ninsert into t values (1)")) {
            application.database().rows().write("t", List.of("id"), Application.text("77\n"));
            raise(application, new SequenceValue("t", 5, false));
            application.run("insert into t values ()");

            assertThat(application.one("select max(id) from t")).isEqualTo("78");
            assertThat(Set.copyOf(application.database().sequences().values())).contains(new SequenceValue("t", 79, false));
        }
    }
}
