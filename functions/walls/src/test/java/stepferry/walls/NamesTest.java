package stepferry.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stepferry.model.StepferryException;
import stepferry.runtime.StepHandler;

/** How things are called and how large they get. */
class NamesTest {
    private static final int LONGEST_HANDLER = 30;
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_LINE = 150;

    @Test
    void nothingIsCalledByANameThatSaysNothing() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)(\\$.*)?")
                .because("such a room takes in everything").check(Rooms.CLASSES);
    }

    @Test
    void handlersAreCalledSoAndAreNothingElse() {
        classes().that().areAssignableTo(StepHandler.class).and().doNotHaveFullyQualifiedName(StepHandler.class.getName())
                .should().haveSimpleNameEndingWith("Handler").check(Rooms.CLASSES);
        classes().that().haveNameMatching("stepferry\\.(" + String.join("|", Rooms.STEPS) + ")\\.\\w+Handler")
                .should().beAssignableTo(StepHandler.class).check(Rooms.CLASSES);
    }

    @Test
    void everyStepHasAHandlerOfItsNameAndAllAreThin() {
        var handlers = Rooms.sources("Handler.java").stream().filter(file -> !file.endsWith("StepHandler.java")).toList();
        assertThat(handlers.stream().map(file -> file.getParent().getFileName().toString()).distinct()).containsExactlyInAnyOrderElementsOf(Rooms.STEPS);
        assertThat(Rooms.STEPS).allMatch(step -> handlers.stream().anyMatch(file -> file.getFileName().toString().equalsIgnoreCase(step + "Handler.java")));
        assertThat(handlers).allSatisfy(file -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_HANDLER));
    }

    @Test
    void everyErrorIsOneOfTheFourReactions() {
        classes().that().areAssignableTo(StepferryException.class).should().resideInAPackage("stepferry.model").check(Rooms.CLASSES);
        assertThat(StepferryException.class.getPermittedSubclasses()).extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("Rejected", "Unavailable", "Diverged", "Defect");
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var folders = Rooms.sources(".java").stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(folders).isNotEmpty().allSatisfy(folder -> {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(Rooms.text(folder.resolve("package-info.java"))).contains("/**");
        });
    }

    @Test
    void noFileAndNoLineIsLong() {
        assertThat(Rooms.sources(".java").stream().filter(file -> lines(file).size() > LONGEST_FILE)).isEmpty();
        assertThat(Rooms.sources(".java").stream().flatMap(file -> lines(file).stream()
                .filter(line -> line.length() > LONGEST_LINE).map(line -> file.getFileName() + ": " + line))).isEmpty();
    }

    private static List<String> lines(Path file) {
        return Rooms.text(file).lines().toList();
    }
}
