package stepferry.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that start a server in a JVM of its own, tuned to start quickly and to stay small. */
final class ChildJvm {
    private ChildJvm() {}

    static List<String> words(String server, Class<?> main, List<String> options, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xms32m",
                "--enable-native-access=ALL-UNNAMED"));
        words.addAll(options);
        words.addAll(List.of("-cp", ServerFiles.classPath(server), main.getName()));
        words.addAll(arguments);
        return words;
    }
}
