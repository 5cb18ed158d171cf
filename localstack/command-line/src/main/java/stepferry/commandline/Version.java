package stepferry.commandline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that was built. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (var in = Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
            return new String[] {"stepferry " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
