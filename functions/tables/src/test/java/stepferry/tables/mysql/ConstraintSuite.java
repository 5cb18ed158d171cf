package stepferry.tables.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.ForeignKey;

/** Rows come in any order, and every foreign key holds in the end. */
abstract class ConstraintSuite implements Suite {
    private static final String TABLES = """
            create table a (id int primary key, b int);
            create table b (id int primary key, a int, x varchar(9), constraint b_a foreign key (a) references a (id) on delete cascade);
            alter table a add constraint a_b foreign key (b) references b (id) on delete set null;
            insert into a values (1, null);
            insert into b values (1, 1, 'x');
            update a set b = 1;
            """;
    private static final ForeignKey A_B = key("a_b", "a", "b", "b");
    private static final ForeignKey B_A = key("b_a", "b", "a", "a");

    private static ForeignKey key(String name, String table, String column, String referenced) {
        return new ForeignKey(name, "", table, List.of(column), referenced, List.of("id"), false, false, false, false, Optional.empty());
    }

    @Test
    void rowsOfACycleComeInAnyOrderAndNothingCascades() throws SQLException {
        try (var application = application(TABLES)) {
            application.begin();
            application.database().constraints().suspend(List.of(A_B, B_A));
            application.database().rows().clear("a");
            assertThat(application.digest("b").rows()).isEqualTo(1);
            application.database().rows().write("a", List.of("id", "b"), Application.text("1\t2\n2\t\\N\n"));
            application.database().rows().clear("b");
            application.database().rows().write("b", List.of("id", "a", "x"), Application.text("2\t1\tnew\n3\t\\N\tnew\n"));
            application.database().constraints().restore(List.of(A_B, B_A));
            application.database().commit();

            assertThat(application.all("a") + application.all("b")).isEqualTo("[1\t2, 2\t\\N][2\t1\tnew, 3\t\\N\tnew]");
            assertThatThrownBy(() -> application.run("insert into b values (9, 99, '')")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatPointsNowhereIsNamedWithSamples() throws SQLException {
        try (var application = application(TABLES)) {
            application.begin();
            application.database().constraints().suspend(List.of(A_B, B_A));
            application.database().rows().clear("a");
            application.database().rows().write("b", List.of("id", "a", "x"), Application.text("2\t7\tsecret\n"));

            assertThatThrownBy(() -> application.database().constraints().restore(List.of(B_A)))
                    .isInstanceOfSatisfying(Rejected.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
                        assertThat(e.context()).containsEntry("constraint", "b_a").containsEntry("table", "b");
                    })
                    .hasMessageContaining("b_a").hasMessageContaining("(1)").hasMessageContaining("(7)").hasMessageNotContaining("secret");
        }
    }

    @Test
    void keysOfSeveralColumnsHoldWhereOneIsNull() throws SQLException {
        try (var application = application("create table p (x int, y varchar(5), primary key (x, y));\n"
                + "create table c (x int, y varchar(5), constraint c_p foreign key (x, y) references p (x, y));\ninsert into p values (1, 'a')")) {
            var key = new ForeignKey("c_p", "", "c", List.of("x", "y"), "p", List.of("x", "y"), false, false, false, false, Optional.empty());
            application.begin();
            application.database().constraints().suspend(List.of(key));
            application.database().rows().write("c", List.of("x", "y"), Application.text("1\tA\n1\t\\N\n\\N\tz\n"));
            application.database().constraints().restore(List.of(key));

            application.database().constraints().suspend(List.of(key));
            application.database().rows().write("c", List.of("x", "y"), Application.text("1\tz\n"));
            assertThatThrownBy(() -> application.database().constraints().restore(List.of(key))).hasMessageContaining("x, y = (1,z)");
        }
    }
}
