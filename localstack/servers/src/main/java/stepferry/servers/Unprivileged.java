package stepferry.servers;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Programs that refuse to run as root are run in a user namespace where root is nobody and still owns its files. */
final class Unprivileged {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private Unprivileged() {}

    static List<String> words(List<String> words) {
        if (!ROOT) {
            return words;
        }
        checkNamespaces();
        return Stream.concat(Stream.of("unshare", "--user"), words.stream()).toList();
    }

    private static void checkNamespaces() {
        try {
            Process probe = new ProcessBuilder("unshare", "--user", "true").redirectErrorStream(true).start();
            if (probe.onExit().join().exitValue() != 0) {
                throw new ServerUnavailable("PostgreSQL refuses to run as root, and this machine allows no user namespaces "
                        + "(unshare --user failed): run as another user");
            }
        } catch (IOException e) {
            throw new ServerUnavailable("PostgreSQL refuses to run as root, and the program unshare (util-linux) is missing: "
                    + "install it, or run as another user", e);
        }
    }
}
