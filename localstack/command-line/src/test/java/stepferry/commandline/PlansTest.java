package stepferry.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stepferry.commandline.cloud.Clouds;

/** What a promotion would do, and what became of one. */
class PlansTest {
    private final Terminal terminal = SharedCloud.terminal();
    private final String dev = SharedCloud.environment("dev", "generic", """
            CREATE TABLE pages (id int PRIMARY KEY, title text, password text); INSERT INTO pages VALUES (1, 'one', 'a'), (2, 'two', 'b'), (3, 'three', 'c');
            CREATE TABLE tags (id int PRIMARY KEY, name text); INSERT INTO tags VALUES (1, 'x')""");
    private final String prod = SharedCloud.environment("prod", "generic", """
            CREATE TABLE pages (id int PRIMARY KEY, title text, password text); INSERT INTO pages VALUES (1, 'one', 'a'), (2, 'old', 'z'), (9, 'gone', 'y')""");

    private String pages() {
        return SharedCloud.query(prod, "SELECT string_agg(title, ' ' ORDER BY id) FROM pages");
    }

    @Test
    void aPlanIsShownAndNothingIsTouched() {
        var planned = terminal.run("plan", dev, prod, "--rules", "overwrite");
        assertThat(planned.code()).as(planned.all()).isZero();
        assertThat(planned.out()).contains("plan ", "# Plan of run", "CREATE TABLE \"tags\"", "+ id 3: title three, password (hidden)",
                "~ id 2: title old → two, password (hidden)", "- id 9: title gone", "planned, nothing was touched", "to do it: stepferry promote ");
        assertThat(planned.out()).doesNotContain("to take it back");
        assertThat(pages()).isEqualTo("one old gone");

        var dry = terminal.run("promote", dev, prod, "--rules", "overwrite", "--dry-run", "--json").json();
        assertThat(dry.path("run").path("status").asText()).isEqualTo("done");
        assertThat(dry.path("plan").path("tables")).hasSize(2);
        var run = dry.path("run").path("run").asText();
        assertThat(terminal.run("run", "plan", run, "--json").json()).isEqualTo(dry.path("plan"));
        assertThat(terminal.run("run", "plan", run).out()).contains("# Plan of run " + run);
        assertThat(terminal.run("run", "show", run).out()).contains("plan ").doesNotContain("  backup ", "three");
        assertThat(pages()).isEqualTo("one old gone");
    }

    @Test
    void driftIsFoundRowByRow() {
        assertThat(terminal.run("env", "drift", prod)).satisfies(nothing -> {
            assertThat(nothing.code()).isEqualTo(3);
            assertThat(nothing.out()).contains("nothing to compare it with");
        });
        var promoted = terminal.run("promote", dev, prod, "--rules", "overwrite", "--json");
        assertThat(promoted.code()).as(promoted.all()).isZero();
        var same = terminal.run("env", "drift", prod);
        assertThat(same.code()).as(same.all()).isZero();
        assertThat(same.out()).contains("2 tables compared, no drift");

        SharedCloud.execute(prod, "UPDATE pages SET title = 'edited' WHERE id = 2; DELETE FROM pages WHERE id = 3; INSERT INTO pages VALUES (4, 'by hand', 'p')");
        var drifted = terminal.run("env", "drift", prod);
        assertThat(drifted.code()).as(drifted.all()).isEqualTo(1);
        assertThat(drifted.out()).contains("2 tables compared, 1 drifted", "~ id 2: title two → edited", "- id 3: title three", "+ id 4: title by hand")
                .doesNotContain("tags  ");
        var table = terminal.run("env", "drift", prod, "--json").json().path("tables").path(0);
        assertThat(table.path("table").asText()).isEqualTo("pages");
        assertThat(new int[] {table.path("added").asInt(), table.path("removed").asInt(), table.path("changed").asInt()}).containsExactly(1, 1, 1);

        SharedCloud.execute(prod, "DROP TABLE tags");
        assertThat(terminal.run("env", "drift", prod).out()).contains("gone");
        assertThat(pages()).isEqualTo("one edited by hand");
    }

    @Test
    void withoutThePackageTablesAreStillCompared() {
        var run = terminal.run("promote", dev, prod, "--rules", "overwrite", "--json").json().path("run").asText();
        try (var cloud = Clouds.of(SharedCloud.CLOUD.endpoints())) {
            cloud.packages().delete(run);
        }
        assertThat(terminal.run("env", "drift", prod).out()).contains("is gone: tables are compared by digest", "no drift");
        SharedCloud.execute(prod, "UPDATE pages SET title = 'edited' WHERE id = 2");
        var drifted = terminal.run("env", "drift", prod);
        assertThat(drifted.code()).as(drifted.all()).isEqualTo(1);
        assertThat(drifted.out()).contains("1 drifted", "are not known any more");
    }
}
