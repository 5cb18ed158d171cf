package stepferry.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import stepferry.cloud.stack.StackFailure;
import stepferry.commandline.following.LostSight;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Surroundings;
import stepferry.model.Defect;
import stepferry.model.Diverged;
import stepferry.model.Rejected;
import stepferry.model.StepferryException;
import stepferry.model.Unavailable;
import stepferry.servers.ServerUnavailable;

/** Turns failures into a sentence and an exit code. */
final class Failures {
    private static final int USAGE = 2;
    private static final int REFUSED = 3;
    private static final int NEEDS_A_PERSON = 6;

    private Failures() {}

    static int misused(ParameterException failure, Surroundings around) {
        var command = failure.getCommandLine();
        boolean json = List.of(command.getParseResult() == null ? new String[0]
                : command.getParseResult().originalArgs().toArray(String[]::new)).contains("--json");
        report(new Session(around, json), USAGE, Optional.empty(), failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        around.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'");
        return USAGE;
    }

    static int failed(Exception failure, Stepferry root) {
        if (root.debug()) {
            failure.printStackTrace(root.session().around().err());
        }
        int code = exitCode(failure);
        var condition = Optional.of(failure).filter(StepferryException.class::isInstance)
                .map(known -> ((StepferryException) known).code().name());
        report(root.session(), code, condition, sentence(failure));
        return code;
    }

    /** What a command refuses by itself, it refuses before a run is started. */
    private static int exitCode(Exception failure) {
        return switch (failure) {
            case Rejected _, Unavailable _, ServerUnavailable _, StackFailure _ -> REFUSED;
            case Diverged _, Defect _ -> NEEDS_A_PERSON;
            default -> NEEDS_A_PERSON;
        };
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case StepferryException known -> known.getMessage();
            case ServerUnavailable known -> known.getMessage();
            case StackFailure known -> known.getMessage();
            case LostSight known -> known.getMessage();
            default -> "Something unexpected happened (" + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                    + "). --debug shows where; 'stepferry run list' shows whether a run is under way";
        };
    }

    private static void report(Session session, int exitCode, Optional<String> code, String message) {
        session.note("stepferry: " + message);
        if (session.json()) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("error", code.orElse(exitCode == USAGE ? "USAGE" : "UNEXPECTED"));
            error.put("message", message);
            error.put("exitCode", exitCode);
            session.print(error);
        }
    }
}
