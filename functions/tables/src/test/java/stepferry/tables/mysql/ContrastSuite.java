package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stepferry.model.KeyRange;
import stepferry.model.plan.SampleRow;
import stepferry.model.plan.SampleValue;
import stepferry.model.rules.RowReference;
import stepferry.tables.Contrast;
import stepferry.tables.Portion;
import stepferry.tables.RowKey;
import stepferry.tables.Sampling;
import stepferry.tables.Stage;

/** What a merge would do is what it does, and asking changes nothing. */
abstract class ContrastSuite implements Suite {
    private static final RowKey ID = RowKey.primary(List.of("id"));
    private static final Sampling SAMPLING = new Sampling(Set.of("secret"), 5);

    private static Stage stage(Application application, String rows) throws SQLException {
        var stage = application.database().rows().stage("t", application.columns("t"));
        stage.write(Application.text(rows));
        return stage;
    }

    private static Contrast contrast(Application application, Optional<RowKey> key, String rows) throws SQLException {
        var columns = application.columns("t");
        application.database().beginRehearsal();
        return stage(application, rows).contrast(key, columns);
    }

    private static SampleValue value(String column, String before, String after) {
        return new SampleValue(column, Optional.ofNullable(before), Optional.ofNullable(after), false);
    }

    @Test
    void whatAMergeWouldDoIsWhatItDoes() throws SQLException {
        var standing = new StringBuilder("create table t (id int primary key, x varchar(9), b blob);\ninsert into t values ");
        for (int i = 1; i <= 60; i++) {
            standing.append(i > 1 ? ", " : "").append('(').append(i).append(", 'v").append(i % 5).append("', ").append(i % 3 == 0 ? "'q'" : "null").append(')');
        }
        try (var application = application(standing.toString())) {
            var rows = new StringBuilder();
            for (int i = 30; i < 90; i++) {
                rows.append(i).append("\tv").append(i % 4).append('\t').append(i % 2 == 0 ? "71" : "\\N").append('\n');
            }
            var filter = Optional.of("x <> 'v1'");
            var stretches = List.of(new KeyRange(List.of("id"), List.of("10"), List.of("50")));
            var contrast = contrast(application, Optional.of(ID), rows.toString());
            var told = List.of(contrast.absent(filter, stretches), contrast.differing(), contrast.missing());
            application.database().rollback();

            application.begin();
            var stage = stage(application, rows.toString());
            long deleted = stage.removeAbsent(ID, filter, stretches);
            long updated = stage.removeDiffering(ID);
            assertThat(told).containsExactly(deleted, updated, stage.addMissing(ID) - updated).doesNotContain(0L);
        }
    }

    @Test
    void whatOtherConstraintsAdmitIsTriedElsewhere() throws SQLException {
        try (var application = application("create table t (id int primary key, slot int unique, mail varchar(9), unique key (mail));\n"
                + "insert into t values (1, 10, 'A@x')")) {
            var contrast = contrast(application, Optional.of(ID), "1\t11\tnew@x\n2\t10\tb@x\n3\t30\ta@X\n4\t40\td@x\n5\t40\te@x\n");
            assertThat(contrast.admitted()).hasValue(1);
            application.database().rollback();
            assertThat(application.all("t")).isEqualTo("[1\t10\tA@x]");
        }
    }

    @Test
    void rowsWithoutAKeyAreTheSameAsAWhole() throws SQLException {
        try (var application = application("create table t (a int, b varchar(9));\ninsert into t values (1, 'x'), (1, 'x'), (2, null), (3, 'z')")) {
            var contrast = contrast(application, Optional.empty(), "1\tx\n2\t\\N\n2\t\\N\n4\t\\N\n");
            assertThat(List.of(contrast.missing(), contrast.differing(), contrast.absent(Optional.empty(), List.of()))).containsExactly(2L, 0L, 2L);
            assertThat(contrast.missingRows(SAMPLING)).extracting(SampleRow::key).containsExactly(List.of(value("a", "4", "4"), value("b", null, null)));
            assertThat(contrast.absentRows(Optional.empty(), List.of(), SAMPLING)).hasSize(1);
        }
    }

    @Test
    void samplesShowKeyAndWhatChangesAndHideSecrets() throws SQLException {
        try (var application = application("create table t (id int primary key, x text, y blob, secret text);\n"
                + "insert into t values (1, 'old', 'same', 's1'), (2, null, 'y', 's2'), (9, 'own', null, 's9')")) {
            var contrast = contrast(application, Optional.of(ID), "1\tnew\t73616D65\ts1\n2\t" + "long".repeat(50) + "\t5A\tother\n3\t\t\\N\t\\N\n");
            assertThat(contrast.differingRows(SAMPLING)).containsExactly(
                    new SampleRow(List.of(value("id", "1", "1")), List.of(value("x", "old", "new"))),
                    new SampleRow(List.of(value("id", "2", "2")), List.of(value("x", null, "long".repeat(25) + "…"), value("y", "79", "5A"),
                            SampleValue.hidden("secret"))));
            assertThat(contrast.missingRows(SAMPLING)).containsExactly(
                    new SampleRow(List.of(value("id", "3", "3")), List.of(value("x", null, ""), SampleValue.hidden("secret"))));
            assertThat(contrast.absentRows(Optional.empty(), List.of(), SAMPLING)).containsExactly(
                    new SampleRow(List.of(value("id", "9", "9")), List.of(value("x", "own", null), SampleValue.hidden("secret"))));
        }
    }

    @Test
    void aRehearsalWaitsForNobodyAndNobodyForIt() throws SQLException {
        try (var application = application("create table t (id int primary key, slot int unique);\ninsert into t values (1, 1), (2, 2)");
                var other = application.again()) {
            var contrast = contrast(application, Optional.of(ID), "1\t5\n3\t3\n");
            contrast.differing();
            contrast.admitted();
            other.run("set innodb_lock_wait_timeout = 2;\nstart transaction;\nupdate t set slot = 7 where id = 2;\ninsert into t values (8, 8)");
            assertThat(contrast.absent(Optional.empty(), List.of())).isEqualTo(1);
            assertThat(contrast.admitted()).hasValue(1);
            other.run("rollback");
        }
    }

    @Test
    void aTableWithOtherColumnsIsComparedByThoseItHas() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(9), added blob);\ninsert into t values (1, 'a', null), (2, 'b', null)")) {
            var described = application.database().structure().table("t").orElseThrow();
            application.run("alter table t drop column added");
            application.database().beginRehearsal();
            var stage = application.database().rows().stageApart(described, List.of("id", "added", "x"), List.of("id", "x"));
            stage.write(Application.text("1\t6E\ta\n2\t\\N\tB\n3\t\\N\tc\n"));
            var contrast = stage.contrast(Optional.of(ID), List.of("id", "x"));
            assertThat(List.of(contrast.missing(), contrast.differing())).containsExactly(1L, 1L);
            stage.drop();
            var alone = application.database().rows().stageApart(described, List.of("id", "x"), List.of());
            alone.write(Application.text("7\tseven\n"));
            assertThat(alone.contrast(Optional.of(RowKey.natural(List.of("id"))), List.of("id", "x")).waitingRows(SAMPLING)).containsExactly(
                    new SampleRow(List.of(value("id", "7", "7")), List.of(value("x", null, "seven"))));
        }
    }

    @Test
    void whoPointsAtRowsThatGoAndAtRowsThatAreNotThere() throws SQLException {
        try (var application = application("create table t (id int primary key, x varchar(9));\ncreate table p (k varchar(9));\n"
                + "insert into t values (1, 'a'), (2, '1'), (3, 'c'), (4, null);\ninsert into p values ('1'), ('3'), ('3'), ('4'), ('7'), (null)")) {
            var contrast = contrast(application, Optional.of(ID), "1\ta\n2\t9\n5\t3\n6\t8\n");
            var rows = application.database().rows();
            var all = Portion.all("p");
            var atT = RowReference.value("p", "k", "t", "id");
            assertThat(rows.pointing(atT, all, contrast.going(Optional.empty(), List.of()))).isEqualTo(3);
            assertThat(rows.pointing(atT, all, contrast.going(Optional.of("id = 4"), List.of()))).isEqualTo(1);
            assertThat(rows.pointing(RowReference.value("t", "id", "p", "k"), contrast.staying(Optional.of("id = 4"), List.of()), all)).isEqualTo(1);
            assertThat(rows.pointing(RowReference.value("t", "id", "p", "k"), contrast.staying(Optional.empty(), List.of()), all)).isEqualTo(2);
            assertThat(contrast.unmet(RowReference.value("t", "x", "p", "k"))).as("9 and 8").isEqualTo(2);
            application.database().rollback();
        }
    }
}
