package stepferry.commandline.packages;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stepferry.commandline.cloud.Cloud;
import stepferry.commandline.session.Answer;
import stepferry.commandline.session.ClientAction;
import stepferry.commandline.session.Session;
import stepferry.commandline.session.Words;

/** Whether a package is what was written. */
@Command(name = "verify", description = "Reads every byte of a package and compares it with the manifest.",
        mixinStandardHelpOptions = true)
final class VerifyPackage extends ClientAction {
    @Parameters(paramLabel = "PACKAGE")
    private String id;

    @Override
    protected Answer act(Session session, Cloud cloud) {
        var manifest = cloud.packages().read(id);
        cloud.packages().verify(manifest);
        int files = manifest.files().size();
        return Answer.done(Map.of("package", id, "files", files, "bytes", manifest.storedBytes(), "digest", manifest.digest(),
                "intact", true),
                "package '" + id + "' is what was written: " + Words.count(files, "file") + ", "
                + Words.bytes(manifest.storedBytes()) + " read");
    }
}
