package stepferry.tables.mysql.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stepferry.model.structure.Structure;
import stepferry.tables.mysql.Backticks;
import stepferry.tables.structure.Scope;

/** Feature by feature: a schema before, a schema after, the changes in between run, nothing differs, the rows are there. */
class AlterationTest {
    private static final Pattern CASE = Pattern.compile("-- CASE (.*)\\n([\\s\\S]*?)-- TO\\n([\\s\\S]*?)(?=-- CASE|\\z)");
    private static Database database;

    record Alteration(String name, String before, String after) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws SQLException {
        open();
    }

    private static void open() throws SQLException {
        if (database == null) {
            database = Database.fresh();
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    static List<Alteration> alterations() throws IOException, SQLException {
        open();
        var text = Database.script("alterations.sql")
                + Database.script(database.mariaDb() ? "alterations-mariadb.sql" : "alterations-mysql.sql");
        var found = new ArrayList<Alteration>();
        var matcher = CASE.matcher(text);
        while (matcher.find()) {
            found.add(new Alteration(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void theTargetBecomesTheSource(Alteration alteration) throws SQLException {
        compare(alteration.before(), alteration.after(), Scope.exact());
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void andCanGoBack(Alteration alteration) throws SQLException {
        compare(alteration.after(), alteration.before(), Scope.exact());
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void keysMayWaitForTheRows(Alteration alteration) throws SQLException {
        compare(alteration.before(), alteration.after(), Scope.exact().replacing(Set.of("t", "p", "c", "a`; DROP")));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void whoStopsMidwayComputesTheRestAnew(Alteration alteration) throws SQLException {
        database.schema("target", alteration.before()).schema("source", alteration.after());
        var desired = database.read("source");
        var changes = Database.diff(database.read("target"), desired, Scope.exact());

        database.apply("target", changes.subList(0, (changes.size() + 1) / 2)).run("SET sql_mode = DEFAULT");
        database.apply("target", Database.diff(database.read("target"), desired, Scope.exact()));

        assertThat(Database.diff(database.read("target"), desired, Scope.exact())).isEmpty();
        assertThat(Database.diff(desired, database.read("target"), Scope.exact())).isEmpty();
    }

    private static void compare(String standing, String wanted, Scope scope) throws SQLException {
        database.schema("target", standing).schema("source", wanted);
        var current = database.read("target");
        var desired = database.read("source");
        var rows = rows(current, desired);

        var changes = Database.diff(current, desired, scope);
        assertThat(changes).isNotEmpty();
        database.apply("target", changes);

        assertThat(Database.diff(database.read("target"), desired, Scope.exact())).isEmpty();
        assertThat(Database.diff(desired, database.read("target"), Scope.exact())).isEmpty();
        assertThat(rows(current, desired)).isEqualTo(rows);
    }

    private static Map<String, String> rows(Structure one, Structure other) throws SQLException {
        var counts = new TreeMap<String, String>();
        for (var table : one.tables()) {
            if (other.table(table.name()).isPresent()) {
                counts.put(table.name(), database.one(
                        "SELECT count(*) FROM " + Backticks.quote("target" + database.mark()) + "." + Backticks.quote(table.name())));
            }
        }
        return counts;
    }
}
