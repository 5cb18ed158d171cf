package stepferry.tables.mysql.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import stepferry.model.structure.ColumnName;

/** What the servers print, read for what cannot be asked for otherwise. */
class PrintedTest {
    private static final String TABLE = """
            CREATE TABLE `t` (
              `a,(` varchar(20) DEFAULT (concat(_utf8mb4'it\\'s )',_utf8mb4'\\\\')) COMMENT 'GENERATED ALWAYS AS (1)',
              `g` int GENERATED ALWAYS AS ((`b` + 1)) VIRTUAL COMMENT 'it''s',
              `plain` enum('DEFAULT (','x') DEFAULT 'x',
              PRIMARY KEY (`a,(`),
              UNIQUE KEY `k``1` ((lower(`a,(`)),`b` DESC) /*!80000 INVISIBLE */,
              FULLTEXT KEY `f` (`a,(`) /*!50100 WITH PARSER `ngram` */ ,
              CONSTRAINT `c` CHECK ((`b` > (1 + 2))) /*!80016 NOT ENFORCED */
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='PARTITION BY HASH (x)'
            /*!50100 PARTITION BY RANGE (`b`)
            (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,
             PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */""";

    @Test
    void theExpressionsOfATable() {
        var shown = new ShownTable(TABLE);

        assertThat(shown.generated("g")).contains("(`b` + 1)");
        assertThat(shown.generated("a,(")).isEmpty();
        assertThat(shown.defaultExpression("a,(")).contains("concat(_utf8mb4'it\\'s )',_utf8mb4'\\\\')");
        assertThat(shown.defaultExpression("plain")).isEmpty();
        assertThat(shown.parts("k`1")).contains("(lower(`a,(`)),`b` DESC");
        assertThat(shown.parser("f")).contains("`ngram`");
        assertThat(shown.parser("k`1")).isEmpty();
        assertThat(shown.check("c")).contains("(`b` > (1 + 2))");
    }

    @Test
    void thePartitionsOfATable() {
        assertThat(new ShownTable(TABLE).partitions()).contains("RANGE (`b`) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,"
                + " PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB)");
        assertThat(new ShownTable("CREATE TABLE `t` (\n `a` int\n) COMMENT='PARTITION BY'").partitions()).isEmpty();
    }

    @Test
    void aViewLosesItsSchemaAndNothingElse() {
        var text = new ViewText("select `s`.`t`.`a` AS `s`,`x`.`b` AS `b`,'`s`.`t`' AS `lit`,`s`.`f`(1) AS `f` from (`s`.`t` join"
                + " `s`.`u` `x` on(`x`.`s` = `s`.`t`.`a`)) where `other`.`s`.`t` is null", "s", Set.of("t", "u"));

        assertThat(text.withoutSchema()).isEqualTo("select `t`.`a` AS `s`,`x`.`b` AS `b`,'`s`.`t`' AS `lit`,`f`(1) AS `f` from (`t`"
                + " join `u` `x` on(`x`.`s` = `t`.`a`)) where `other`.`s`.`t` is null");
        assertThat(text.uses()).containsExactlyInAnyOrder(new ColumnName("t", "a"), new ColumnName("u", "b"),
                new ColumnName("t", ""), new ColumnName("u", ""), new ColumnName("u", "s"));
    }

    @Test
    void anAliasMayBeCalledLikeTheSchema() {
        var text = new ViewText("select `s`.`a` AS `a` from `s`.`t` `s` where `s`.`b` = 1", "s", Set.of("t"));

        assertThat(text.withoutSchema()).isEqualTo("select `s`.`a` AS `a` from `t` `s` where `s`.`b` = 1");
        assertThat(text.uses()).contains(new ColumnName("t", "a"), new ColumnName("t", "b"));
    }

    @Test
    void theVersionsOfServers() throws Exception {
        assertThat(ServerVersion.of("11.4.5-MariaDB-log").mariaDb()).isTrue();
        assertThat(ServerVersion.of("8.0.15").hasChecks()).isFalse();
        assertThat(ServerVersion.of("8.0.36-28.1").hasChecks()).isTrue();
        assertThat(ServerVersion.of("8.4.0").hasChecks()).isTrue();
        assertThat(ServerVersion.of("10.6.18-MariaDB").text()).isEqualTo("10.6.18");
    }
}
