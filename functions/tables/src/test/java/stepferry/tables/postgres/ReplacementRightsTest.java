package stepferry.tables.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user who may not do everything needs for a table to be replaced. */
class ReplacementRightsTest {
    private static final String ROLES = """
            create role %1$s_me; create role %1$s_boss; create role %1$s_reader; grant %1$s_boss to %1$s_me;
            grant usage, create on schema public to %1$s_me; revoke create on schema public from public;
            create table t (id int generated always as identity primary key, x text, n serial); grant select on t to %1$s_reader;""";
    private static final String OWNED = "alter table t owner to %1$s_boss;";
    private static final String CREATE = "do $$ begin execute format('grant create on database %%I to %1$s_me', current_database()); end $$;";
    private static final String AS_ME = "set role %1$s_me";

    private static Application application(String script) throws SQLException {
        var application = Application.of("select 1");
        application.run(script.formatted(application.one("select 'r' || md5(current_database())")));
        return application;
    }

    private static boolean replaceable(Application application) {
        application.begin();
        try {
            return application.database().rows().replacement(application.database().structure(), "t", List.of("id")).isPresent();
        } finally {
            application.database().rollback();
        }
    }

    @Test
    void aMemberOfTheOwnersRoleReplacesTheTableAndTheOwnerKeepsIt() throws SQLException {
        try (var application = application(ROLES + OWNED + CREATE + AS_ME)) {
            var before = Everything.of(application, "t");
            application.begin();
            var successor = application.database().rows()
                    .replacement(application.database().structure(), "t", application.columns("t")).orElseThrow();
            successor.write(Application.text("7\ta\t7\n"));
            successor.finish(application.database().structure());
            successor.take();
            application.database().commit();

            assertThat(Everything.of(application, "t")).isEqualTo(before);
            assertThat(application.all("select * from t")).isEqualTo("(7,a,7)");
            assertThat(application.one("select string_agg(nspname, ' ') from pg_namespace where nspname like 'stepferry%'")).isNull();
        }
    }

    @Test
    void aStrangersTableStays() throws SQLException {
        try (var application = application(ROLES + CREATE + AS_ME)) {
            assertThat(replaceable(application)).isFalse();
        }
    }

    @Test
    void withoutTheRightToMakeASchemaTheTableStays() throws SQLException {
        try (var application = application(ROLES + OWNED + AS_ME)) {
            assertThat(replaceable(application)).isFalse();
        }
    }

    @Test
    void withoutTheRightToMakeATableInTheSchemaTheTableStays() throws SQLException {
        try (var application = application(ROLES + OWNED + CREATE + "revoke create on schema public from %1$s_me;" + AS_ME)) {
            assertThat(replaceable(application)).isFalse();
        }
    }

    @Test
    void rightsThatComeByDefaultAreNotAdded() throws SQLException {
        try (var application = application(ROLES + "alter default privileges grant all on tables to public;"
                + "alter default privileges grant all on sequences to %1$s_reader;")) {
            var before = Everything.of(application, "t");
            application.begin();
            var successor = application.database().rows()
                    .replacement(application.database().structure(), "t", application.columns("t")).orElseThrow();
            successor.finish(application.database().structure());
            successor.take();
            application.database().commit();

            assertThat(Everything.of(application, "t")).isEqualTo(before);
        }
    }
}
