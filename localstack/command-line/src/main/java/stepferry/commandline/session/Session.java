package stepferry.commandline.session;

import java.util.List;
import stepferry.model.Json;

/**
 * One call of the command line.
 *
 * @param json whether standard output is for a program: JSON and nothing else
 */
public record Session(Surroundings around, boolean json) {

    /** A line for people: on standard output, unless that is a program's. */
    public void say(String line) {
        (json ? around.err() : around.out()).println(line);
    }

    public void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** A line beside the answer. */
    public void note(String line) {
        around.err().println(line);
    }

    /** One line of JSON on standard output. */
    public void print(Object value) {
        around.out().println(Json.text(value));
    }

    public boolean bar() {
        return around.terminal() && !json;
    }
}
