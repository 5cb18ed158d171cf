package stepferry.commandline.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import stepferry.commandline.session.Surroundings;
import stepferry.model.variables.VariableKind;
import stepferry.variables.BulkText;
import stepferry.variables.GivenValue;
import stepferry.variables.GivenValues;

/**
 * The options by which values of variables are given. A secret's value is no argument: those are seen by everybody on the machine, and stay in
 * the shell's history.
 */
public final class ValueOptions {
    private static final String SECRET_FORM = "--secret takes NAME=@FILE, NAME=- (standard input) or NAME=env:VARIABLE, never the secret itself";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "A value for a plain variable of the target. May be repeated.")
    private List<String> plain = new ArrayList<>();

    @Option(names = "--secret", paramLabel = "NAME=@FILE|NAME=-|NAME=env:VAR",
            description = "A value for a secret of the target, out of a file, standard input, or a variable. May be repeated.")
    private List<String> secret = new ArrayList<>();

    @Option(names = "--values", paramLabel = "FILE",
            description = "Values in lines NAME=VALUE. Those that the source or the target keeps as secrets become secrets.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--secret-values", paramLabel = "FILE", description = "The same, and every one of them is a secret.")
    private Optional<Path> secretFile = Optional.empty();

    /** Whether the options can be meant so, as far as that shows without looking anywhere. */
    void check() {
        plain.forEach(each -> name("--var", each));
        secret.forEach(each -> name("--secret", each));
        if (!secret.stream().map(ValueOptions::behind).allMatch(ValueOptions::somewhere)) {
            throw misused(SECRET_FORM);
        }
        if (secret.stream().filter(each -> behind(each).equals("-")).count() > 1) {
            throw misused("Standard input can be one secret's value, not several ones'");
        }
    }

    private static boolean somewhere(String where) {
        return where.equals("-") || where.startsWith("@") || where.startsWith("env:");
    }

    /**
     * Every value that was given.
     *
     * @throws ParameterException if an option cannot be meant this way; its message holds no value
     * @throws stepferry.model.Rejected with VARIABLE_INVALID and all that is wrong with names and values
     */
    public GivenValues read(Surroundings around) {
        check();
        Map<String, GivenValue> values = new TreeMap<>();
        plain.forEach(each -> put(values, "--var", name("--var", each), new GivenValue(VariableKind.PLAIN, behind(each))));
        secret.forEach(each -> put(values, "--secret", name("--secret", each), new GivenValue(VariableKind.SECRET, fetched(behind(each), around))));
        file.ifPresent(from -> putAll(values, "--values", BulkText.parse(content(from, around), VariableKind.PLAIN)));
        secretFile.ifPresent(from -> putAll(values, "--secret-values", BulkText.parse(content(from, around), VariableKind.SECRET)));
        return GivenValues.of(values);
    }

    private void putAll(Map<String, GivenValue> values, String option, GivenValues more) {
        more.byName().forEach((name, given) -> put(values, option, name, given));
    }

    private void put(Map<String, GivenValue> values, String option, String name, GivenValue given) {
        if (values.putIfAbsent(name, given) != null) {
            throw misused("A value for " + name + " is given twice, the second time by " + option);
        }
    }

    private String name(String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw misused(option.equals("--secret") ? SECRET_FORM : option + " takes NAME=VALUE");
        }
        return text.substring(0, equals);
    }

    private static String behind(String text) {
        return text.substring(text.indexOf('=') + 1);
    }

    private String fetched(String where, Surroundings around) {
        if (where.equals("-")) {
            return withoutEnd(standardInput(around));
        }
        if (where.startsWith("@")) {
            return withoutEnd(content(Path.of(where.substring(1)), around));
        }
        var variable = where.substring("env:".length());
        return Optional.ofNullable(around.environment().get(variable)).orElseThrow(() -> misused("The variable " + variable + " is not set"));
    }

    /** Editors and echo end a file with a line's end that nobody means. */
    private static String withoutEnd(String text) {
        return text.replaceFirst("\r?\n\\z", "");
    }

    private String standardInput(Surroundings around) {
        try {
            return text(around.in().readAllBytes(), "Standard input");
        } catch (IOException e) {
            throw misused("Standard input cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private String content(Path file, Surroundings around) {
        try {
            return text(Files.readAllBytes(around.folder().resolve(file)), "The file " + file);
        } catch (IOException e) {
            throw misused("The file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private String text(byte[] bytes, String whose) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw misused(whose + " is no text in UTF-8");
        }
    }

    private ParameterException misused(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
