package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.tables.RowSelection;

/** Rows that are too long are refused by name, before one of them fills anybody's memory. */
class LongRowsTest {
    private static final long MEGABYTE = 1L << 20;

    private static Rejected refused(Application application, RowSelection selection, List<String> key, long most) {
        return catchThrowableOfType(Rejected.class, () -> application.database().rows().refuseLonger(selection, key, most));
    }

    @ParameterizedTest
    @CsvSource({"text", "varchar", "bytea", "jsonb", "text[]", "xml"})
    void theRowIsToldByItsKey(String type) throws SQLException {
        var value = switch (type) {
            case "bytea" -> "convert_to(%s, 'UTF8')";
            case "jsonb" -> "to_jsonb(%s)";
            case "text[]" -> "array[%s]";
            case "xml" -> "xmlelement(name x, %s)";
            default -> "%s";
        };
        try (var application = Application.of("create table t (area text, id int, v " + type + ", primary key (area, id))")) {
            application.run("insert into t select 'a', g, " + value.formatted("repeat(md5(g::text), 100 * g)") + " from generate_series(1, 100) as g");
            application.run("insert into t values ('long', 7, " + value.formatted("repeat('x', 8 * 1024 * 1024)") + ")");
            var all = RowSelection.all("t", List.of("area", "id", "v"));

            var e = refused(application, all, List.of("area", "id"), 5 * MEGABYTE);
            assertThat(e).hasMessageContaining("The row area, id = (long,7) of table 't' is ").hasMessageContaining("allows 5 MB");
            assertThat(e.code()).isEqualTo(ErrorCode.ROW_TOO_LARGE);
            assertThat(refused(application, all, List.of(), 5 * MEGABYTE)).hasMessageContaining("A row of table 't' is ");
            assertThat(refused(application, all, List.of("id"), 20 * MEGABYTE)).isNull();
            var filtered = new RowSelection("t", List.of("area", "id", "v"), Optional.of("area <> 'long'"), List.of());
            assertThat(refused(application, filtered, List.of("id"), 5 * MEGABYTE)).isNull();
            assertThat(refused(application, RowSelection.all("t", List.of("area", "id")), List.of("id"), 5 * MEGABYTE)).isNull();
        }
    }

    /** As bytes are read as digits, it would be longer than the server makes any text. */
    @Test
    void aRowOfAGigabyteIsNotRead() throws SQLException {
        try (var application = Application.of("create table t (id int primary key, v bytea)")) {
            application.run("insert into t values (1, convert_to(repeat('x', 512 * 1024 * 1024), 'UTF8'))");
            var all = RowSelection.all("t", List.of("id", "v"));

            assertThat(refused(application, all, List.of("id"), 256 * MEGABYTE)).hasMessageContaining("The row id = (1) of table 't' is 1024 MB long");
            var e = catchThrowableOfType(Rejected.class, () -> application.database().rows().read(all, row -> {}));
            assertThat(e).hasMessageContaining("reading table 't'").hasMessageContaining("1 GB");
            assertThat(e.code()).isEqualTo(ErrorCode.ROW_TOO_LARGE);
        }
    }
}
