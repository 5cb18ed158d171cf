package stepferry.tables.postgres.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepferry.model.structure.Table;
import stepferry.tables.structure.Scope;

/** Structures of real NocoBase installations. */
class NocoBaseStructureTest {
    @BeforeEach
    void dumpsAreThere() {
        assumeTrue(NocoBaseDumps.present(), NocoBaseDumps::where);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod_clone", "prod_plug"})
    void anInstallationDoesNotDifferFromItself(String name) throws Exception {
        try (var database = NocoBaseDumps.load(name)) {
            assertThat(database.read("public").tables()).hasSizeGreaterThan(100);
            assertThat(Database.diff(database.read("public"), database.read("public"), Scope.exact())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod_clone", "prod_plug"})
    void theTablesOfDevArriveInProductionAndItsOwnStay(String name) throws Exception {
        try (var dev = NocoBaseDumps.load("dev"); var prod = NocoBaseDumps.load(name)) {
            var desired = dev.read("public");
            var before = prod.read("public");
            var rows = prod.one("SELECT count(*) FROM public.users");
            var scope = Scope.of(desired.tables().stream().map(Table::name).collect(Collectors.toSet()));

            prod.apply("public", Database.diff(before, desired, scope));

            var after = prod.read("public");
            assertThat(Database.diff(after, desired, scope)).isEmpty();
            assertThat(after.tables()).extracting(Table::name)
                    .containsAll(before.tables().stream().map(Table::name).toList())
                    .containsAll(desired.tables().stream().map(Table::name).toList());
            assertThat(after.view("customer_totals")).isPresent();
            assertThat(prod.one("SELECT count(*) FROM public.users")).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod_clone", "prod_plug"})
    void anExactScopeMakesProductionEqualToDev(String name) throws Exception {
        try (var dev = NocoBaseDumps.load("dev"); var prod = NocoBaseDumps.load(name)) {
            prod.apply("public", Database.diff(prod.read("public"), dev.read("public"), Scope.exact()));

            assertThat(prod.read("public").tables()).hasSameSizeAs(dev.read("public").tables());
            assertThat(Database.diff(prod.read("public"), dev.read("public"), Scope.exact())).isEmpty();
            assertThat(Database.diff(dev.read("public"), prod.read("public"), Scope.exact())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod_plug"})
    void anInstallationIsMadeInAnEmptySchemaOfAnotherName(String name) throws Exception {
        try (var source = NocoBaseDumps.load(name); var target = Database.fresh().schema("else where", "SELECT 1")) {
            target.apply("else where", Database.diff(target.read("else where"), source.read("public"), Scope.exact()));

            assertThat(target.read("else where").tables()).hasSameSizeAs(source.read("public").tables());
            assertThat(Database.diff(target.read("else where"), source.read("public"), Scope.exact())).isEmpty();
        }
    }
}
