package stepferry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepferry.model.PackagedTable;
import stepferry.model.Part;
import stepferry.model.Rule;
import stepferry.model.check.Finding;
import stepferry.model.check.Severity;
import stepferry.model.rules.RowOptions;
import stepferry.model.rules.RowReference;
import stepferry.tables.Database;
import stepferry.tables.RowSelection;

/** What becomes of references that only the application knows of. */
class TurnoverTest {
    private static final List<RowReference> DECLARED = List.of(
            RowReference.value("members", "role", "roles", "name"),
            RowReference.value("members", "account", "accounts", "id"),
            RowReference.value("members", "nothing", "accounts", "id"));
    private static final RowOptions DELETING = new RowOptions(true, List.of(), List.of(), Optional.empty(), Map.of(), List.of(), false);
    private final Map<String, String> files = new HashMap<>();
    private TargetDatabase database;
    private Database target;

    @BeforeEach
    void open() throws SQLException {
        database = TargetDatabase.of("create table roles (name varchar(9) primary key, title text); create table accounts (id bigint primary key);"
                + "create table members (id int primary key, role text, account text);"
                + "insert into roles values ('admin', 'a'), ('clerk', 'c'), ('guest', 'g'); insert into accounts values (1), (2);"
                + "insert into members values (1, 'admin', '1'), (2, 'guest', '2'), (3, 'guest', null), (4, 'lost', null)");
        target = database.database();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String sql) throws SQLException {
        database.run(sql);
    }

    private PackagedTable packaged(String table, Rule rule, RowOptions options, List<String> columns, String rows) throws SQLException {
        run("create temp table packaged as select * from " + table + " limit 0");
        target.rows().write("packaged", columns, bytes(rows));
        var digest = target.rows().digest(RowSelection.all("packaged", columns));
        run("drop table packaged");
        files.put(table, rows);
        return new PackagedTable(table, rule, "", options, columns, Optional.empty(), Optional.of(digest), rows.length(), List.of(),
                List.of(new Part(table, 0, 1, digest.rows(), rows.length(), "", List.of(), Optional.of(digest))));
    }

    private PackagedTable roles(Rule rule, RowOptions options) throws SQLException {
        return packaged("roles", rule, options, List.of("name", "title"), "admin\tA\nclerk\tc\n");
    }

    private PackagedTable members(Rule rule, RowOptions options, String rows) throws SQLException {
        return packaged("members", rule, options, List.of("id", "role", "account"), rows);
    }

    private static InputStream bytes(String rows) {
        return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    }

    private final class Rows implements PackagedRows {
        @Override
        public String landing() {
            return "r";
        }

        @Override
        public InputStream rows(Part part) {
            return bytes(files.get(part.file()));
        }
    }

    private List<Finding> found(PackagedTable... tables) throws SQLException {
        var structure = target.structure();
        target.beginRehearsal();
        var rehearsed = new Rehearsal(target, new Rows(), structure, structure, new HiddenColumns(Optional.empty())).withReferences(List.of(tables), DECLARED);
        assertThat(database.temporaryTables()).as("temporary tables").isZero();
        target.rollback();
        return rehearsed.findings();
    }

    @Test
    void rowsThatStayAndPointAtRowsThatGoAreAnObjection() throws SQLException {
        var found = found(roles(Rule.OVERWRITE, RowOptions.NONE));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("dangling-reference:members.role");
            assertThat(finding.severity()).isEqualTo(Severity.OBJECTION);
            assertThat(finding.sentence()).startsWith("2 rows of table 'members' stay, and point by 'role'").doesNotContain("guest");
            assertThat(finding.settled(Map.of(finding.id(), "they are told")).severity()).isEqualTo(Severity.NOTICE);
        });
        assertThat(found(roles(Rule.UPSERT, DELETING))).extracting(Finding::id).containsExactly("dangling-reference:members.role");
    }

    @Test
    void whereNothingGoesNothingDangles() throws SQLException {
        assertThat(found(roles(Rule.UPSERT, RowOptions.NONE))).isEmpty();
        assertThat(found(roles(Rule.INSERT_IGNORE, RowOptions.NONE))).isEmpty();
        run("update members set role = 'clerk' where role = 'guest'");
        assertThat(found(roles(Rule.OVERWRITE, RowOptions.NONE))).isEmpty();
    }

    @Test
    void ofRowsThatArePutInTheirPlaceOnlyTheOthersCount() throws SQLException {
        var roles = roles(Rule.OVERWRITE, RowOptions.NONE);
        var moved = "2\tclerk\t\\N\n";
        assertThat(found(roles, members(Rule.UPSERT, RowOptions.NONE, moved))).singleElement()
                .extracting(Finding::sentence).asString().startsWith("1 rows of table 'members'");
        assertThat(found(roles, members(Rule.INSERT_IGNORE, RowOptions.NONE, moved))).singleElement()
                .extracting(Finding::sentence).asString().startsWith("2 rows of table 'members'");
        assertThat(found(roles, members(Rule.OVERWRITE, RowOptions.NONE, moved))).isEmpty();
        assertThat(found(roles, members(Rule.UPSERT, DELETING, moved))).isEmpty();
        var some = new RowOptions(true, List.of(), List.of(), Optional.of("id <> 3"), Map.of(), List.of(), false);
        assertThat(found(roles, members(Rule.UPSERT, some, moved))).singleElement()
                .extracting(Finding::sentence).asString().startsWith("1 rows of table 'members'");
    }

    @Test
    void whatThePackageItselfLeavesPointingNowhereIsItsOwn() throws SQLException {
        var roles = roles(Rule.OVERWRITE, RowOptions.NONE);
        var same = "1\tadmin\t1\n2\tguest\t2\n3\tguest\t\\N\n4\tlost\t\\N\n";
        assertThat(found(roles, members(Rule.UPSERT, RowOptions.NONE, same))).isEmpty();
    }

    @Test
    void rowsThatComeAndFindNothingThereAreTold() throws SQLException {
        var coming = "1\tadmin\t1\n2\tguest\t7\n5\tclerk\t8\n6\tclerk\t2\n4\tlost\t\\N\n";
        assertThat(found(members(Rule.UPSERT, RowOptions.NONE, coming))).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("unmet-reference:accounts");
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.sentence()).endsWith("members.account (2)");
        });
        var accounts = packaged("accounts", Rule.UPSERT, RowOptions.NONE, List.of("id"), "7\n8\n");
        assertThat(found(accounts, members(Rule.UPSERT, RowOptions.NONE, coming))).isEmpty();
    }
}
