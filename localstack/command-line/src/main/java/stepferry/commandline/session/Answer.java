package stepferry.commandline.session;

import java.util.List;
import java.util.Optional;

/**
 * What a command has to say.
 *
 * @param exitCode what the process exits with
 * @param json for programs; absent if the command has printed it line by line
 * @param lines the same for people
 */
public record Answer(int exitCode, Optional<Object> json, List<String> lines) {
    public Answer {
        lines = List.copyOf(lines);
    }

    public static Answer of(int exitCode, Object json, List<String> lines) {
        return new Answer(exitCode, Optional.of(json), lines);
    }

    public static Answer done(Object json, List<String> lines) {
        return of(0, json, lines);
    }

    public static Answer done(Object json, String... lines) {
        return of(0, json, List.of(lines));
    }

    /** Everything has been said. */
    public static Answer silent(int exitCode) {
        return new Answer(exitCode, Optional.empty(), List.of());
    }

    void print(Session session) {
        if (session.json()) {
            json.ifPresent(session::print);
        } else {
            session.say(lines);
        }
    }
}
