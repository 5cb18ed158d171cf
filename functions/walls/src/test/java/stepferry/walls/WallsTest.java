package stepferry.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. */
class WallsTest {
    static List<String> steps() {
        return Rooms.STEPS;
    }

    @Test
    void everyRoomIsLookedAt() {
        var rooms = Rooms.CLASSES.stream().map(each -> each.getPackageName().replaceFirst("stepferry\\.(\\w+).*", "$1")).distinct().toList();
        assertThat(rooms).containsExactlyInAnyOrderElementsOf(Stream.of(Rooms.FLOOR, Rooms.STEPS).flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void stepsMeetInTheModelAndInTheStateMachine(String step) {
        var others = new ArrayList<>(Rooms.STEPS);
        others.remove(step);
        holds(noClasses().that().resideInAPackage("stepferry." + step + "..")
                .should().dependOnClassesThat().resideInAnyPackage(Rooms.packages(others))
                .because("a step that calls another one cannot be retried, timed or read alone"));
    }

    @Test
    void theFloorKnowsNoStep() {
        holds(noClasses().that().resideInAnyPackage(Rooms.packages(Rooms.FLOOR))
                .should().dependOnClassesThat().resideInAnyPackage(Rooms.packages(Rooms.STEPS)));
    }

    @Test
    void noRoomsKnowEachOtherInACircle() {
        holds(slices().matching("stepferry.(*)..").should().beFreeOfCycles());
    }

    @Test
    void theModelKnowsNothingButItself() {
        holds(classes().that().resideInAPackage("stepferry.model..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("stepferry.model..", "java.io..", "java.lang..", "java.nio..",
                        "java.math..", "java.security..", "java.time..", "java.util..", "com.fasterxml.jackson..")
                .because("everything else stands on it; no AWS, no JDBC"));
    }

    @Test
    void onlyTheRelationalSideKnowsJdbc() {
        holds(noClasses().that().resideOutsideOfPackages("stepferry.tables..", "stepferry.profiles..")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.mariadb.."));
    }

    @Test
    void onlyTablesKnowsJooqAndTheDrivers() {
        holds(noClasses().that().resideOutsideOfPackage("stepferry.tables..")
                .should().dependOnClassesThat().resideInAnyPackage("org.jooq..", "org.postgresql..", "org.mariadb.."));
    }

    @Test
    void onlyTheDoorsKnowTheAwsSdk() {
        holds(noClasses().that().resideOutsideOfPackages("stepferry.runtime..", "stepferry.packages..", "stepferry.journal..", "stepferry.variables..")
                .should().dependOnClassesThat().resideInAnyPackage("software.amazon..", "com.amazonaws..")
                .because("a deed must not know where it runs"));
    }

    @Test
    void nothingReadsTheSurroundingsButTheRuntime() {
        holds(noClasses().that().resideOutsideOfPackage("stepferry.runtime..").should().callMethod(System.class, "getenv", String.class)
                .orShould().callMethod(System.class, "getenv"));
    }

    @Test
    void linesGoToTheLogAndNowhereElse() {
        holds(noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .orShould().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    private static void holds(ArchRule rule) {
        rule.check(Rooms.CLASSES);
    }
}
