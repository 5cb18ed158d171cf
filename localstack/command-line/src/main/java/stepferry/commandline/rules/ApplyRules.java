package stepferry.commandline.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.rules.RuleSet;
import stepferry.rules.RuleSetParser;

/** Stores a rule set. */
@Command(name = "apply", description = "Stores the rule set in a file as the next version of its name.",
        mixinStandardHelpOptions = true)
final class ApplyRules extends ClientAction {
    @Parameters(paramLabel = "FILE", description = "YAML, or JSON if it ends in .json.")
    private Path file;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var given = read(session.around().folder().resolve(file));
        int before = cloud.storedRuleSets().latest(given.name()).map(stored -> stored.version()).orElse(0);
        var stored = cloud.ruleSets().store(given);
        var sentence = stored.version() == before ? "rule set '" + stored.label() + "' says the same already"
                : "stored rule set '" + stored.label() + "'";
        return Answer.done(Map.of("name", stored.name(), "version", stored.version(), "changed", stored.version() != before),
                sentence,
                "  what it makes of an environment's tables: stepferry rules show " + stored.name() + " --for ENVIRONMENT");
    }

    private static RuleSet read(Path file) {
        try {
            return RuleSetParser.parse(Files.readString(file), file.getFileName().toString());
        } catch (NoSuchFileException e) {
            throw unreadable("There is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw unreadable("The file " + file + " is no UTF-8 text", e);
        } catch (IOException e) {
            throw unreadable("The file " + file + " cannot be read", e);
        }
    }

    private static Rejected unreadable(String what, IOException cause) {
        return new Rejected(ErrorCode.RULE_SET_INVALID, what + ": name a file that holds a rule set", cause);
    }
}
