package stepferry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import stepferry.model.Environment;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.variables.VariablePlace;
import stepferry.rules.KnownRuleSets;
import stepferry.rules.RuleSetParser;

/** A real application: what the nocobase profile and the documented default rules are for. */
class NocoBaseTest {
    private static final Path DUMPS = Path.of(System.getProperty("stepferry.nocobase.dumps", "../../../shared/nocobase/dumps"));
    private static final String CONTENT = """
            select coalesce(string_agg(row, E'\\n' order by row collate "C"), '') from (select (row(%s))::text as row from only public.%s t) r""";

    private final CloudFixture cloud = CloudFixture.SHARED;

    @ParameterizedTest
    @CsvSource({"dev,prod_clone", "dev,prod_plug", "prod_plug,prod_clone", "dev,"})
    void promotesByTheDefaultRules(String source, String target) throws Exception {
        assumeTrue(Files.isDirectory(DUMPS), () -> "no dumps at " + DUMPS.toAbsolutePath() + ": set -Dstepferry.nocobase.dumps");
        var dev = cloud.environment("nbdev", "nocobase");
        var prod = cloud.environment("nbprod", "nocobase");
        cloud.load(dev, DUMPS.resolve(source + ".sql.gz"));
        if (target != null) {
            cloud.load(prod, DUMPS.resolve(target + ".sql.gz"));
        }
        hasItsVariables(prod);
        var before = contents(prod, tables(prod));

        var run = promote(dev, prod, "default");
        var manifest = cloud.packages.read(run);
        assertThat(manifest.tables()).extracting(PackagedTable::name).containsExactlyInAnyOrderElementsOf(tables(dev));
        assertThat(tables(prod)).containsAll(tables(dev));
        for (var table : manifest.tables()) {
            if (table.rule() == Rule.OVERWRITE) {
                assertThat(content(prod, table)).as(table.name()).isEqualTo(content(dev, table));
            } else if (before.containsKey(table.name())) {
                var kept = before.get(table.name());
                assertThat(content(prod, table.name(), kept.columns())).as(table.name()).isEqualTo(kept.content());
            } else {
                assertThat(content(prod, table)).as(table.name()).isEmpty();
            }
        }
        assertThat(views(prod)).isEqualTo(views(dev));

        assertThat(applied(promote(dev, prod, "default"))).containsEntry("tables", 0).containsEntry("structure", 0);
    }

    private static final String CAREFUL = """
            userDefined: {rule: %1$s, independent: [{rule: schema-only, tables: [employees, persons, orderItems, invoices, auditFeed, contracts, events, products, productCategories]}]}
            system: {rule: %2$s, independent: [{rule: overwrite, tables: [aiSettings, backupSettings, systemSettings, blockTemplateLinks,
              flowSql, mapConfiguration, rolesResourcesActions, rolesResourcesScopes, uiSchemaServerHooks]}]}
            tables:
              graphPositions: {match: [collectionName]}
              localizationTranslations: {match: [locale, textId]}
              rolesResources: {match: [roleName, name]}
              uiButtonSchemasRoles: {match: [uid, roleName]}
              userDataSyncSources: {match: [name]}
              applicationPlugins: {match: [name]}
              authenticators: {match: [name]}
              publicForms: {match: [key]}
              sequences: {match: [collection, field, key]}
              themeConfig: {match: [uid]}
            """;

    /** Rules by key: rows of the source arrive or stay as they were, and no row of the target goes. */
    @ParameterizedTest
    @CsvSource({"upsert,upsert-first,prod_clone", "insert-ignore,insert-ignore,prod_plug", "upsert,upsert,prod_plug"})
    void promotesByKey(String userDefined, String system, String target) throws Exception {
        assumeTrue(Files.isDirectory(DUMPS), () -> "no dumps at " + DUMPS.toAbsolutePath() + ": set -Dstepferry.nocobase.dumps");
        var dev = cloud.environment("nbdev", "nocobase");
        var prod = cloud.environment("nbprod", "nocobase");
        cloud.load(dev, DUMPS.resolve("dev.sql.gz"));
        cloud.load(prod, DUMPS.resolve(target + ".sql.gz"));
        hasItsVariables(prod);
        cloud.execute(prod, "update roles set title = 'as it is here' where name = 'root'",
                "insert into roles (name, title, \"createdAt\", \"updatedAt\") values ('own', 'own', now(), now())",
                "insert into sequences (id, collection, field, key, current, \"createdAt\", \"updatedAt\")"
                        + " values (1, 'own', 'no', 7, 77, now(), now()), (2, 'customers', 'customerNo', 54462, 999, now(), now())");
        var rules = new KnownRuleSets(cloud.ruleSets).store(
                RuleSetParser.parse("name: " + dev.name() + "-keys\n" + CAREFUL.formatted(userDefined, system), "keys.yaml")).name();
        var before = keyed(prod);

        var manifest = cloud.packages.read(promote(dev, prod, rules));

        var source = keyed(dev);
        var after = keyed(prod);
        assertThat(manifest.tables()).extracting(PackagedTable::rule).contains(Rule.of(userDefined));
        for (var table : manifest.tables()) {
            if (table.rule().byKey() && table.options().match().isEmpty()) {
                var expected = new TreeMap<>(table.rule() == Rule.UPSERT ? before.getOrDefault(table.name(), Map.of()) : source.get(table.name()));
                expected.putAll(table.rule() == Rule.UPSERT ? source.get(table.name()) : before.getOrDefault(table.name(), Map.of()));
                assertThat(after.get(table.name())).as("%s %s", table.name(), table.rule()).isEqualTo(expected);
            }
        }
        assertThat(cloud.query(prod, "select distinct title from roles where name in ('root', 'own') order by 1"))
                .isEqualTo(userDefined.equals("upsert") ? List.of("own", cloud.query(dev, "select title from roles where name = 'root'").getFirst()) : List.of("as it is here", "own"));
        assertThat(cloud.query(prod, "select collection || current from sequences order by 1")).containsExactly("customers999", "own77");
        assertThat(cloud.query(prod, "select count(*) from (select name from \"applicationPlugins\" group by name having count(*) > 1) twice")).containsExactly("0");
        assertThat(applied(promote(dev, prod, rules))).containsEntry("tables", 0);
    }

    /** Each table's rows as JSON by their primary key; tables without one are left out. */
    private Map<String, Map<String, String>> keyed(Environment environment) throws SQLException {
        var tables = new TreeMap<String, Map<String, String>>();
        for (var line : cloud.query(environment, "select c.conrelid::regclass::text || '|' || string_agg(quote_ident(a.attname), ', ' order by a.attname)"
                + " from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'p'"
                + " and c.connamespace = 'public'::regnamespace group by c.conrelid")) {
            var table = line.substring(0, line.indexOf('|'));
            var rows = new TreeMap<String, String>();
            for (var row : cloud.query(environment, "select row(%s)::text || '\u0001' || to_jsonb(t)::text from only %s t".formatted(line.substring(table.length() + 1), table))) {
                rows.put(row.substring(0, row.indexOf('\u0001')), row.substring(row.indexOf('\u0001') + 1));
            }
            tables.put(table.replace("\"", ""), rows);
        }
        return tables;
    }

    /** The same application, installed apart: what only numbers its rows has other numbers, and whatever points at them, too. */
    private static final String SHIFT = """
            update "applicationPlugins" set id = id + 1000; update authenticators set id = id + 1000; update "publicForms" set id = id + 1000;
            update "themeConfig" set id = id + 1000; update storages set id = id + 1000;
            update attachments set "storageId" = "storageId" + 1000; update contracts set "storageId" = "storageId" + 1000;
            update "backupSettings" set "storageId" = "storageId" + 1000;
            update "collectionCategories" set id = id + 1000; update "collectionCategory" set "categoryId" = "categoryId" + 1000;
            update "desktopRoutes" set id = id + 1000, "parentId" = "parentId" + 1000;
            update "desktopRoutesUiLayouts" set "desktopRouteId" = "desktopRouteId" + 1000;
            update "rolesDesktopRoutes" set "desktopRouteId" = "desktopRouteId" + 1000;
            update "main_desktopRoutes_path" set "nodePk" = "nodePk" + 1000, "rootPk" = "rootPk" + 1000,
                path = (select string_agg(case when p = '' then '' else (p::bigint + 1000)::text end, '/' order by n) from unnest(string_to_array(path, '/')) with ordinality u(p, n));
            update "dataSourcesRolesResources" set id = id + 1000; update "dataSourcesRolesResourcesScopes" set id = id + 1000;
            update "dataSourcesRolesResourcesActions" set id = id + 1000, "rolesResourceId" = "rolesResourceId" + 1000, "scopeId" = "scopeId" + 1000;
            update workflows set id = id + 1000; update executions set "workflowId" = "workflowId" + 1000;
            update flow_nodes set id = id + 1000, "workflowId" = "workflowId" + 1000, "upstreamId" = "upstreamId" + 1000, "downstreamId" = "downstreamId" + 1000;
            update collections set key = 'c' || key; update fields set key = 'f' || key, "parentKey" = 'f' || "parentKey", "reverseKey" = 'f' || "reverseKey";
            update "productCategories" set id = id + 1000, "parentId" = "parentId" + 1000;
            update "main_productCategories_path" set "nodePk" = "nodePk" + 1000, "rootPk" = "rootPk" + 1000,
                path = (select string_agg(case when p = '' then '' else (p::bigint + 1000)::text end, '/' order by n) from unnest(string_to_array(path, '/')) with ordinality u(p, n));
            update products set id = id + 1000, category_id = category_id + 1000, related_ids = (select array_agg(r + 1000 order by n) from unnest(related_ids) with ordinality u(r, n));
            update "productsLabels" set product_id = product_id + 1000; update "orderItems" set "productId" = "productId" + 1000""";
    private static final String NATURAL_KEYS = """
            userDefined: {rule: schema-only, independent: [{rule: upsert, tables: [productCategories, products, labels]}]}
            system: {rule: upsert-first, independent: [{rule: skip, tables: [backupSettings]}]}
            tables:
              applicationPlugins: {match: [name]}
              authenticators: {match: [name]}
              publicForms: {match: [key]}
              themeConfig: {match: [uid]}
              storages: {match: [name]}
              collectionCategories: {match: [name]}
              desktopRoutes: {match: [parentId, type, title, schemaUid]}
              dataSourcesRolesResources: {match: [dataSourceKey, roleName, name]}
              dataSourcesRolesResourcesScopes: {match: [dataSourceKey, resourceName, key]}
              dataSourcesRolesResourcesActions: {match: [rolesResourceId, name]}
              workflows: {match: [key, current]}
              flow_nodes: {match: [workflowId, key]}
              collections: {match: [name]}
              fields: {match: [collectionName, name]}
              productCategories: {match: [parentId, title]}
              products: {match: [title]}
            """;
    private static final List<String> MEANINGS = List.of(
            """
            with recursive way as (select id, title, coalesce(title, type)::text as way from "desktopRoutes" where "parentId" is null union all
              select r.id, r.title, w.way || '/' || coalesce(r.title, r.type) from "desktopRoutes" r join way w on w.id = r."parentId")
            select w.way || ' ' || coalesce(string_agg(r."roleName", ',' order by r."roleName"), '') || ' ' || (select string_agg(coalesce(o.title, o.type), '/' order by n)
              from "main_desktopRoutes_path" p, unnest(string_to_array(p.path, '/')) with ordinality u(k, n) join "desktopRoutes" o on o.id::text = k where p."nodePk" = w.id)
            from way w left join "rolesDesktopRoutes" r on r."desktopRouteId" = w.id where w.title is distinct from 'Own' group by w.id, w.way order by 1""",
            """
            select r."roleName" || ' ' || r.name || ' ' || a.name || ' ' || coalesce(s.key, '-') from "dataSourcesRolesResourcesActions" a
            join "dataSourcesRolesResources" r on r.id = a."rolesResourceId" left join "dataSourcesRolesResourcesScopes" s on s.id = a."scopeId" order by 1""",
            """
            select n.key || ' ' || w.key || ' ' || coalesce(u.key, '-') || ' ' || coalesce(d.key, '-') from flow_nodes n join workflows w on w.id = n."workflowId"
            left join flow_nodes u on u.id = n."upstreamId" left join flow_nodes d on d.id = n."downstreamId" order by 1""",
            """
            select f."collectionName" || ' ' || f.name || ' ' || coalesce(r."collectionName" || '.' || r.name, '-') from fields f left join fields r on r.key = f."reverseKey" order by 1""",
            """
            select p.title || ' ' || coalesce(c.title, '-') || ' ' || coalesce((select string_agg(o.title, ',' order by n) from unnest(p.related_ids) with ordinality u(i, n) join products o on o.id = i), '')
              || ' ' || coalesce((select string_agg(l.label, ',' order by l.label) from "productsLabels" pl join labels l on l.uid = pl.label_uid where pl.product_id = p.id), '')
            from products p left join "productCategories" c on c.id = p.category_id order by 1""");

    @Test
    void promotesOntoAnInstallationWhoseSurrogateKeysDiffer() throws Exception {
        assumeTrue(Files.isDirectory(DUMPS), () -> "no dumps at " + DUMPS.toAbsolutePath() + ": set -Dstepferry.nocobase.dumps");
        var dev = cloud.environment("nbdev", "nocobase");
        var prod = cloud.environment("nbapart", "nocobase");
        cloud.load(dev, DUMPS.resolve("dev.sql.gz"));
        cloud.load(prod, DUMPS.resolve("dev.sql.gz"));
        cloud.execute(prod, SHIFT);
        var rules = new KnownRuleSets(cloud.ruleSets).store(RuleSetParser.parse("name: " + dev.name() + "-apart\n" + NATURAL_KEYS, "apart.yaml")).name();
        var shifted = contents(prod, tables(prod));

        assertThat(applied(promote(dev, prod, rules))).as("every row is found again").containsEntry("tables", 0).containsEntry("structure", 0);
        assertThat(contents(prod, tables(prod))).isEqualTo(shifted);

        // Rows that the target lost; and rows of its own, under the very numbers that the lost ones have in the source.
        cloud.execute(prod, """
                delete from "desktopRoutes" where "parentId" is not null; delete from "main_desktopRoutes_path"; delete from "rolesDesktopRoutes" where "roleName" = 'admin';
                delete from "dataSourcesRolesResources" where name = 'orders'; delete from flow_nodes where "upstreamId" is not null; update flow_nodes set "downstreamId" = null;
                delete from fields where "collectionName" = 'orders'; delete from products where id % 2 = 0; update products set category_id = null, related_ids = null;
                delete from "productCategories" where "parentId" is not null""");
        for (var id : cloud.query(dev, "select id from \"desktopRoutes\" where \"parentId\" is not null")) {
            cloud.execute(prod, "insert into \"desktopRoutes\" (id, title, type, \"schemaUid\") values (" + id + ", 'Own', 'page', 'own" + id + "')");
        }
        var damaged = contents(prod, tables(prod));
        var run = promote(dev, prod, rules);

        for (var meaning : MEANINGS) {
            assertThat(cloud.query(prod, meaning)).isNotEmpty().isEqualTo(cloud.query(dev, meaning));
        }
        assertThat(cloud.query(prod, "select count(*) from \"desktopRoutes\" where title = 'Own'"))
                .isEqualTo(cloud.query(dev, "select count(*) from \"desktopRoutes\" where \"parentId\" is not null"));
        assertThat(applied(promote(dev, prod, rules))).containsEntry("tables", 0);

        var back = CloudFixture.id("apart-back");
        var taken = cloud.run("rollback", back, "{\"run\":\"" + run + "\"}");
        assertThat(taken.status()).as("%s", taken.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(contents(prod, tables(prod))).isEqualTo(damaged);
    }

    private Map<String, Object> applied(String run) {
        return cloud.journal.events(run).stream().filter(e -> e.step().equals("apply") && e.facts().containsKey("tables")).findFirst().orElseThrow().facts();
    }

    /** Values of its own for what dev has, kept where no comparison of tables sees them; otherwise every run would wait for them. */
    private void hasItsVariables(Environment prod) {
        var prefix = "stepferry-variables/" + prod.name() + "/";
        cloud.keeping(prod, new VariablePlace(VariablePlace.Kind.SECRETS_MANAGER, prefix, Optional.empty()));
        for (var name : List.of("SMTP_HOST", "SMTP_PORT", "API_SECRET", "PUBLIC_URL")) {
            cloud.secrets.createSecret(r -> r.name(prefix + name).secretString("its own"));
        }
    }

    private String promote(Environment dev, Environment prod, String rules) {
        var run = CloudFixture.id("nocobase");
        var ended = cloud.run("promote", run, "{\"source\":\"%s\",\"target\":\"%s\",\"rules\":\"%s\"}"
                .formatted(dev.name(), prod.name(), rules));
        assertThat(ended.status()).as("%s", ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return run;
    }

    private List<String> views(Environment environment) throws SQLException {
        return cloud.query(environment, "select table_name || ': ' || view_definition"
                + " from information_schema.views where table_schema = 'public' order by 1");
    }

    private List<String> tables(Environment environment) throws SQLException {
        return cloud.query(environment, "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'");
    }

    /** What a target held, in the columns that it had. */
    private record Before(List<String> columns, String content) {}

    private Map<String, Before> contents(Environment environment, List<String> tables) throws SQLException {
        var contents = new TreeMap<String, Before>();
        for (var table : tables) {
            var columns = columns(environment, table);
            contents.put(table, new Before(columns, content(environment, table, columns)));
        }
        return contents;
    }

    private String content(Environment environment, PackagedTable table) throws SQLException {
        return content(environment, table.name(), table.columns().stream().sorted().toList());
    }

    private String content(Environment environment, String table, List<String> columns) throws SQLException {
        var names = columns.stream().map(NocoBaseTest::quoted).collect(Collectors.joining(", "));
        return cloud.query(environment, CONTENT.formatted(names, quoted(table))).getFirst();
    }

    private List<String> columns(Environment environment, String table) throws SQLException {
        return cloud.query(environment, "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                + table + "' order by column_name collate \"C\"");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
