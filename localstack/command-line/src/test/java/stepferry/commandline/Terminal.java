package stepferry.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stepferry.commandline.session.Surroundings;
import stepferry.model.Json;

/** Somebody at a terminal: types commands and sees what they print. */
record Terminal(Path folder, Map<String, String> environment, String input) {
    Terminal(Path home) {
        this(home, Map.of("STEPFERRY_HOME", home.toString()), "");
    }

    Terminal with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Terminal(folder, more, input);
    }

    Terminal typing(String text) {
        return new Terminal(folder, environment, text);
    }

    /** What came of a command. */
    record Screen(int code, String out, String err) {
        JsonNode json() {
            return Json.read(out, JsonNode.class);
        }

        List<JsonNode> jsonLines() {
            return out.lines().map(line -> Json.read(line, JsonNode.class)).toList();
        }

        String all() {
            return out + err;
        }
    }

    Screen run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var around = new Surroundings(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), environment, folder, false);
        int code = Main.run(around, words);
        return new Screen(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
